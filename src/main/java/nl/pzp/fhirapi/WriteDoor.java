package nl.pzp.fhirapi;

import java.util.Objects;
import nl.pzp.fhirapi.guard.IncomingCall;
import nl.pzp.fhirapi.intake.Accepted;
import nl.pzp.fhirapi.intake.Arrival;
import nl.pzp.problem.ProblemException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Where what was posted leaves the REST server and goes its way along the routes. */
final class WriteDoor {

  static final String FORM = "direct:receive-form";
  static final String RESOURCES = "direct:receive-resources";

  private final ProducerTemplate routes;

  WriteDoor(ProducerTemplate routes) {
    this.routes = routes;
  }

  /**
   * Brings a transaction into the record.
   *
   * @return the answer to each of its entries, after the record has committed
   * @throws ProblemException when it was refused; then nothing changed
   */
  Bundle write(ApiRequest request, IncomingCall call, Bundle transaction) {
    var arrival =
        new Arrival(
            Objects.requireNonNull(call.message(), "the guard keeps what is to change something"),
            call,
            transaction,
            request.base(),
            request.reader());
    try {
      return routes
          .requestBody(hasForm(transaction) ? FORM : RESOURCES, arrival, Accepted.class)
          .response();
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static boolean hasForm(Bundle transaction) {
    return transaction.getEntry().stream()
        .anyMatch(entry -> entry.getResource() instanceof QuestionnaireResponse);
  }
}
