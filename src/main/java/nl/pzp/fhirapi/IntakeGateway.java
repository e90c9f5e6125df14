package nl.pzp.fhirapi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import nl.pzp.intake.Accepted;
import nl.pzp.intake.IncomingCall;
import nl.pzp.intake.Posted;
import nl.pzp.problem.ProblemException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Where what was posted leaves the REST server and goes its way along the routes. */
public final class IntakeGateway {

  static final String FORM = "direct:receive-form";
  static final String RESOURCES = "direct:receive-resources";
  static final String ANNOUNCEMENT = "direct:receive-announcement";

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(20);

  private final ProducerTemplate routes;
  private final Predicate<IBaseResource> isAnnouncement;
  private volatile boolean hasRun;

  IntakeGateway(ProducerTemplate routes, Predicate<IBaseResource> isAnnouncement) {
    this.routes = routes;
    this.isAnnouncement = isAnnouncement;
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
    awaitStart();
    try {
      return routes.requestBody(route(transaction), posted, Accepted.class).response();
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  // The port opens a moment before the routes run: who comes in between waits for them.
  private void awaitStart() {
    var end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!hasRun && System.nanoTime() < end) {
      hasRun = routes.getCamelContext().isStarted();
      if (!hasRun) {
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private String route(IBaseBundle transaction) {
    if (announced(transaction).filter(isAnnouncement).isPresent()) {
      return ANNOUNCEMENT;
    }
    return hasForm(transaction) ? FORM : RESOURCES;
  }

  // It comes alone, and is no resource for the record.
  private static Optional<IBaseResource> announced(IBaseBundle transaction) {
    if (transaction instanceof org.hl7.fhir.dstu3.model.Bundle stu3) {
      return stu3.getEntry().size() == 1
              && stu3.getEntryFirstRep().getRequest().getMethod()
                  == org.hl7.fhir.dstu3.model.Bundle.HTTPVerb.POST
          ? Optional.ofNullable(stu3.getEntryFirstRep().getResource())
          : Optional.empty();
    }
    var only = (Bundle) transaction;
    return only.getEntry().size() == 1
            && only.getEntryFirstRep().getRequest().getMethod() == Bundle.HTTPVerb.POST
        ? Optional.ofNullable(only.getEntryFirstRep().getResource())
        : Optional.empty();
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
