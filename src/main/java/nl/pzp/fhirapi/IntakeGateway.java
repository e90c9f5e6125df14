package nl.pzp.fhirapi;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import nl.pzp.intake.Accepted;
import nl.pzp.intake.Arrival;
import nl.pzp.intake.ArrivalContent;
import nl.pzp.intake.IncomingCall;
import nl.pzp.intake.Intake;
import nl.pzp.intake.RouteCall;
import nl.pzp.problem.ProblemException;
import org.apache.camel.ProducerTemplate;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;

/** Passes content that was posted at a FHIR door to the intake, as an {@link Arrival}. */
public final class IntakeGateway {

  private static final String ANNOUNCEMENT = "direct:receive-announcement";

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(20);

  private final ProducerTemplate routes;
  private final Intake intake;
  private final RouteCall<Arrival, Accepted> announcements;
  private final Clock clock;
  private final Predicate<IBaseResource> isAnnouncement;
  private volatile boolean hasRun;

  IntakeGateway(
      ProducerTemplate routes,
      Intake intake,
      Predicate<IBaseResource> isAnnouncement,
      Clock clock) {
    this.routes = routes;
    this.intake = intake;
    this.announcements = new RouteCall<>(routes, ANNOUNCEMENT, Accepted.class);
    this.clock = clock;
    this.isAnnouncement = isAnnouncement;
  }

  /**
   * Writes a transaction, in the FHIR version of its door, to the record.
   *
   * @return the R4 response to each entry, after the record has committed
   * @throws ProblemException when the transaction is refused; then nothing changed
   */
  public Bundle write(ApiRequest request, IncomingCall call, IBaseBundle transaction) {
    awaitStart();
    var arrival =
        Arrival.posted(
            call, clock.instant(), content(transaction), request.base(), request.reader());
    return announced(transaction).filter(isAnnouncement).isPresent()
        ? announcements.send(arrival).response()
        : intake.take(arrival).response();
  }

  private static ArrivalContent content(IBaseBundle transaction) {
    return transaction instanceof org.hl7.fhir.dstu3.model.Bundle stu3
        ? new ArrivalContent.InStu3(stu3)
        : new ArrivalContent.InR4((Bundle) transaction);
  }

  // The port opens a moment before the routes run; earlier requests wait for them.
  private void awaitStart() {
    var end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!hasRun && System.nanoTime() < end) {
      hasRun = routes.getCamelContext().isStarted();
      if (!hasRun) {
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  // A pull notification comes alone and is not stored in the record.
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
}
