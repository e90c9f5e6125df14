package nl.pzp.notify.pharmacy;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.http.EndpointRules;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.notify.NotifyProblem;
import nl.pzp.notify.OutgoingPatient;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.Delivery;
import nl.pzp.notify.delivery.Failure;
import nl.pzp.notify.delivery.NotificationSender;
import nl.pzp.notify.delivery.NumberedEvent;
import nl.pzp.notify.delivery.SendResult;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.Terms;
import nl.pzp.problem.Problem;

/**
 * Sends each event of a marking as a notice to the patient's own pharmacy. The notice tells a
 * phase, so it needs the patient's yes or a treatment relation, and certificates on both sides.
 */
final class PharmacyChannel implements Channel {

  private static final String NOT_THE_PHARMACY = "not-the-pharmacy";
  private static final String NOT_MARKED = "not-marked";
  private static final String PATIENT = "Patient";

  private final NetworkNow network;
  private final PharmacyNoticeWriter notices;
  private final PharmacyCodes codes;
  private final OutgoingPatient patients;
  private final NotificationSender http;
  private final EndpointRules endpoints;
  private final boolean ownCertificate;
  private final FhirContext fhir;

  PharmacyChannel(
      NetworkNow network,
      PharmacyNoticeWriter notices,
      PharmacyCodes codes,
      OutgoingPatient patients,
      NotificationSender http,
      EndpointRules endpoints,
      boolean ownCertificate,
      FhirContext fhir) {
    this.network = network;
    this.notices = notices;
    this.codes = codes;
    this.patients = patients;
    this.http = http;
    this.endpoints = endpoints;
    this.ownCertificate = ownCertificate;
    this.fhir = fhir;
  }

  @Override
  public String code() {
    return "pharmacy";
  }

  @Override
  public Content content() {
    return Content.FULL_RESOURCE;
  }

  /** Plain http is only allowed to a tester's own machine. */
  @Override
  public Optional<Problem> refusal(URI endpoint) {
    return endpoints
        .refusal(endpoint)
        .or(
            () ->
                "https".equals(endpoint.getScheme()) && !ownCertificate
                    ? Optional.of(Problem.of(NotifyProblem.FULL_NEEDS_MUTUAL_TLS))
                    : Optional.empty());
  }

  @Override
  public Optional<Problem> refusalOf(Terms terms) {
    if (!terms.topic().id().equals(codes.topic())) {
      return Optional.of(
          Problem.of(NotifyProblem.TOPIC_NOT_BY_CHANNEL).with("known", codes.topic()));
    }
    return terms.refusalWithoutReceiver();
  }

  @Override
  public Optional<String> withholds(KeptSubscription subscription, NumberedEvent event) {
    if (!network.isPharmacy(event.person(), subscription.terms().organisation().orElseThrow())) {
      return Optional.of(NOT_THE_PHARMACY);
    }
    // A merge of two unmarked patients is no news of a marking.
    return event.focusType().equals(PATIENT) && network.marking(event.person()).isEmpty()
        ? Optional.of(NOT_MARKED)
        : Optional.empty();
  }

  /** Empty when the pharmacy has no way to identify the patient. */
  @Override
  public String shape(Delivery delivery) {
    var terms = delivery.subscription().terms();
    var event = delivery.shown().get(0);
    return patients
        .bsn(event.person())
        .flatMap(
            bsn ->
                notices.write(
                    DeterministicId.of(
                        "pharmacy-notice",
                        delivery.subscription().id(),
                        Long.toString(event.number())),
                    event.occurredAt(),
                    terms.topic().url(),
                    terms.endpoint(),
                    terms.organisation().orElseThrow(),
                    event.person(),
                    bsn))
        .map(notice -> fhir.newJsonParser().encodeResourceToString(notice))
        .orElse("");
  }

  @Override
  public SendResult send(Delivery delivery) {
    // Somebody must tell the pharmacy by another way, so the event goes to the dead letter.
    return Objects.requireNonNull(delivery.body()).isEmpty()
        ? SendResult.failed(Failure.REFUSED).because(NotifyProblem.PATIENT_WITHOUT_BSN.id())
        : http.send(delivery);
  }
}
