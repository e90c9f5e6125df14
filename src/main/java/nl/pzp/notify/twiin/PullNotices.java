package nl.pzp.notify.twiin;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import nl.pzp.identifier.Bsn;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.identifier.Ura;
import nl.pzp.notify.NotifyProblem;
import nl.pzp.notify.OutgoingPatient;
import nl.pzp.notify.delivery.NumberedEvent;
import nl.pzp.notify.subscription.DisclosureBasis;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.Terms;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.security.OrganisationSettings;
import nl.pzp.security.SharingAnswer;
import nl.pzp.security.SharingConsents;
import nl.pzp.terminology.PullTaskCodes;
import org.jspecify.annotations.Nullable;

/** Composes the notification of an event, with which the receiver can fetch. */
public final class PullNotices {

  private static final String PATIENT = "Patient/";

  private final PatientRecord record;
  private final SharingConsents consents;
  private final OutgoingPatient patients;
  private final PullAuthorizations authorizations;
  private final PullTaskCodes codes;
  private final OrganisationSettings ourselves;
  private final String uraSystem;
  private final Supplier<URI> base;
  private final Duration goodFor;
  private final Clock clock;

  /**
   * @param uraSystem URI of URA numbers
   * @param base the address of the FHIR R4 door as others reach it
   * @param goodFor time to fetch, counted from each notification
   */
  public PullNotices(
      PatientRecord record,
      SharingConsents consents,
      OutgoingPatient patients,
      PullAuthorizations authorizations,
      PullTaskCodes codes,
      OrganisationSettings ourselves,
      String uraSystem,
      Supplier<URI> base,
      Duration goodFor,
      Clock clock) {
    this.record = record;
    this.consents = consents;
    this.patients = patients;
    this.authorizations = authorizations;
    this.codes = codes;
    this.ourselves = ourselves;
    this.uraSystem = uraSystem;
    this.base = base;
    this.goodFor = goodFor;
    this.clock = clock;
  }

  /** Why these terms are refused; empty when they name a receiver. */
  public Optional<Problem> refusalOf(Terms terms) {
    if (ourselves.ura() == null) {
      return Optional.of(Problem.of(NotifyProblem.OWN_NUMBER_NOT_SET));
    }
    return receiver(terms).isPresent() ? Optional.empty() : Optional.of(Terms.receiverNotNamed());
  }

  /** The authorization base of an event, equal at every attempt. */
  String authorization(KeptSubscription subscription, NumberedEvent event) {
    var receiver = receiver(subscription.terms()).orElseThrow();
    return authorizations.give(
        id(subscription, event),
        event.person(),
        uraSystem + "|" + receiver.value(),
        clock.instant().plus(goodFor));
  }

  /** The notification of an event. */
  PullNotice of(KeptSubscription subscription, NumberedEvent event) {
    var patientId = record.canonicalPatientId(event.person()).orElseThrow();
    var focus = event.focusType() + "/" + event.focusId();
    return new PullNotice(
        id(subscription, event),
        DeterministicId.of("pull-group", subscription.id(), focus),
        event.occurredAt(),
        clock.instant().plus(goodFor),
        ourselves.system().toString(),
        new Ura(Objects.requireNonNull(ourselves.ura())),
        receiver(subscription.terms()).orElseThrow(),
        base.get() + "/" + PATIENT + patientId,
        bsn(subscription, event.person()),
        authorization(subscription, event),
        reads(focus, PATIENT + patientId),
        codes.queries(subscription.terms().topic().id(), patientId));
  }

  // The BSN is told only with the patient's agreement, or to a receiver who treats the patient.
  private @Nullable Bsn bsn(KeptSubscription subscription, PersonId person) {
    var maySay =
        consents.of(person.value()) == SharingAnswer.AGREED
            || subscription.terms().way().basis() == DisclosureBasis.TREATMENT;
    return maySay ? patients.bsn(person).orElse(null) : null;
  }

  private static List<String> reads(String focus, String patient) {
    var reads = new ArrayList<>(List.of(patient));
    if (!focus.equals(patient)) {
      reads.add(focus);
    }
    return reads;
  }

  private Optional<Ura> receiver(Terms terms) {
    return terms
        .organisation()
        .filter(value -> value.startsWith(uraSystem + "|"))
        .map(value -> value.substring(uraSystem.length() + 1))
        .filter(number -> number.matches("\\d{1,8}"))
        .map(Ura::new);
  }

  private static String id(KeptSubscription subscription, NumberedEvent event) {
    return DeterministicId.of("pull-notice", subscription.id(), Long.toString(event.number()));
  }
}
