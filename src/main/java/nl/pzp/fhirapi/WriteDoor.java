package nl.pzp.fhirapi;

import java.util.Objects;
import nl.pzp.fhirapi.guard.IncomingCall;
import nl.pzp.fhirapi.intake.Accepted;
import nl.pzp.fhirapi.intake.Posted;
import nl.pzp.problem.ProblemException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Where what was posted leaves the REST server and goes its way along the routes. */
public final class WriteDoor {

  static final String FORM = "direct:receive-form";
  static final String RESOURCES = "direct:receive-resources";

  private final ProducerTemplate routes;

  WriteDoor(ProducerTemplate routes) {
    this.routes = routes;
  }

  /**
   * Brings a transaction, in the version of its door, into the record.
   *
   * @return the answer to each of its entries in R4, after the record has committed
   * @throws ProblemException when it was refused; then nothing changed
   */
  public Bundle write(ApiRequest request, IncomingCall call, IBaseBundle transaction) {
    var posted =
        new Posted(
            Objects.requireNonNull(call.message(), "the guard keeps what is to change something"),
            call,
            transaction,
            request.base(),
            request.reader());
    try {
      return routes
          .requestBody(hasForm(transaction) ? FORM : RESOURCES, posted, Accepted.class)
          .response();
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static boolean hasForm(IBaseBundle transaction) {
    return transaction instanceof org.hl7.fhir.dstu3.model.Bundle stu3
        ? stu3.getEntry().stream()
            .anyMatch(
                entry ->
                    entry.getResource() instanceof org.hl7.fhir.dstu3.model.QuestionnaireResponse)
        : ((Bundle) transaction)
            .getEntry().stream()
                .anyMatch(entry -> entry.getResource() instanceof QuestionnaireResponse);
  }
}
