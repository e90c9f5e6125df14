package nl.pzp.epd;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import nl.pzp.epd.SentDocuments.Sent;
import nl.pzp.epd.hl7v2.Hl7Writer;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.OutgoingContent;
import nl.pzp.record.PersonId;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Writes the messages of one event for a hospital (docs/hl7v2.md): the page for acute care as MDM,
 * the form or marking as ORU. Never ADT: a hospital knows its own admissions better.
 *
 * <p>The same event with the same content gives the same bytes under the same control id, at each
 * attempt.
 */
public final class HospitalMessageWriter {

  private static final String VERSION = "2.5";
  private static final int LENGTH_OF_IDS = 20;

  private final HospitalSettings settings;
  private final SentDocuments sent;
  private final Packs packs;
  private final Systems systems;
  private final Hl7Data data;

  HospitalMessageWriter(
      HospitalSettings settings, SentDocuments sent, Packs packs, Systems systems, Hl7Data data) {
    this.settings = settings;
    this.sent = sent;
    this.packs = packs;
    this.systems = systems;
    this.data = data;
  }

  /** The context of the messages of one event for one hospital. */
  private record Occasion(UUID event, Instant moment, Patient patient, HospitalEndpoint hospital) {}

  /**
   * The messages of one event for the hospital of its subscription.
   *
   * @throws nl.pzp.problem.ProblemException when the patient has no BSN
   */
  public HospitalDelivery write(OutgoingContent outgoing) {
    var event = outgoing.event();
    return new HospitalDelivery(
        event.endpoint(), event.person(), of(outgoing.content(), event.endpoint(), event.person()));
  }

  /**
   * The messages of one event, in sending order.
   *
   * @param event the event as a Bundle: its id and moment, the Patient, and the content. The
   *     content is a DocumentReference, a QuestionnaireResponse or Condition with its source
   * @throws nl.pzp.problem.ProblemException when the patient has no BSN
   */
  List<HospitalMessage> of(Bundle event, URI endpoint, PersonId person) {
    var occasion =
        new Occasion(
            UUID.fromString(event.getIdentifier().getValue()),
            event.getTimestamp().toInstant(),
            only(event, Patient.class).orElseThrow(),
            HospitalEndpoint.at(endpoint, settings));
    var messages = new ArrayList<HospitalMessage>();
    if (settings.documents()) {
      only(event, DocumentReference.class)
          .flatMap(document -> document(document, sent.find(endpoint, person), occasion))
          .ifPresent(messages::add);
    }
    if (settings.answers()) {
      only(event, QuestionnaireResponse.class)
          .filter(form -> !isTheirs(form, occasion.hospital()))
          .flatMap(form -> form(form, occasion))
          .ifPresent(messages::add);
      only(event, Condition.class)
          .filter(marking -> !isTheirs(marking, occasion.hospital()))
          .map(marking -> marking(marking, event, occasion))
          .ifPresent(messages::add);
    }
    return messages;
  }

  // Do not send a hospital its own statement back; the page shows its effect.
  private boolean isTheirs(Resource resource, HospitalEndpoint hospital) {
    return !hospital.facility().isEmpty()
        && Sender.named(hospital.facility(), data).source().equals(resource.getMeta().getSource());
  }

  private Optional<HospitalMessage> document(
      DocumentReference document, Optional<Sent> before, Occasion occasion) {
    var again = before.filter(last -> last.event().equals(occasion.event()));
    if (document.getStatus() == DocumentReferenceStatus.ENTEREDINERROR) {
      return before
          .filter(last -> !last.cancelled() || again.isPresent())
          .map(
              last ->
                  document(
                      "T11",
                      new Sent(occasion.event(), last.number(), last.replaced(), true),
                      null,
                      occasion));
    }
    var replaced =
        again
            .map(last -> Optional.ofNullable(last.replaced()))
            .orElseGet(() -> before.filter(last -> !last.cancelled()).map(Sent::number));
    var number = id("document", occasion.event().toString());
    return Optional.of(
        document(
            replaced.isPresent() ? "T10" : "T02",
            new Sent(occasion.event(), number, replaced.orElse(null), false),
            document.getContentFirstRep().getAttachment().getData(),
            occasion));
  }

  private HospitalMessage document(
      String event, Sent document, byte @Nullable [] pdf, Occasion occasion) {
    var moment = Hl7Moment.of(occasion.moment());
    var kind = data.out().document();
    return message(
        "MDM",
        event,
        "MDM_T" + (event.equals("T11") ? "01" : "02"),
        occasion,
        document,
        message -> {
          message.segment("EVN").set(1, event).set(2, moment);
          patient(message, occasion);
          message.segment("PV1").set(1, "1").set(2, "N");
          message.segment("TXA").set(1, "1").set(2, kind.code(), kind.text(), data.formSystem());
          message.set(3, "AP").set(4, moment).set(6, moment).set(12, document.number());
          if (document.replaced() != null && !document.cancelled()) {
            message.set(13, document.replaced());
          }
          message.set(17, "AU").set(19, document.cancelled() ? "CA" : "AV");
          if (pdf != null) {
            message.segment("OBX").set(1, "1").set(2, "ED");
            message.set(3, kind.code(), kind.text(), data.formSystem());
            message.set(
                5, "", "application", "pdf", "Base64", Base64.getEncoder().encodeToString(pdf));
            message.set(11, "F");
          }
        });
  }

  private Optional<HospitalMessage> form(QuestionnaireResponse form, Occasion occasion) {
    return packs
        .ofForm(String.valueOf(form.getQuestionnaire()))
        .map(pack -> form(form, pack, occasion));
  }

  // When a form cannot be written in full, send the page and report the problem.
  private HospitalMessage form(QuestionnaireResponse form, Pack pack, Occasion occasion) {
    try {
      return result(
          occasion, (message, moment) -> new FormSegments(pack, data, message).write(form, moment));
    } catch (ProblemException e) {
      return HospitalMessage.unwritten(e.problems().get(0));
    }
  }

  private HospitalMessage marking(Condition marking, Bundle around, Occasion occasion) {
    return result(
        occasion,
        (message, moment) ->
            new MarkingSegments(data, systems, message, around).write(marking, moment));
  }

  private HospitalMessage result(
      Occasion occasion, java.util.function.BiConsumer<Hl7Writer, String> content) {
    return message(
        "ORU",
        "R01",
        "ORU_R01",
        occasion,
        null,
        message -> {
          patient(message, occasion);
          content.accept(message, Hl7Moment.of(occasion.moment()));
        });
  }

  private void patient(Hl7Writer message, Occasion occasion) {
    new PatientSegment(data, systems.uri(NamingSystem.BSN)).write(occasion.patient(), message);
  }

  // A repeat has the same control id, so other content must have another.
  private HospitalMessage message(
      String code,
      String event,
      String structure,
      Occasion occasion,
      @Nullable Sent document,
      Consumer<Hl7Writer> content) {
    var body = new Hl7Writer(occasion.hospital().characters());
    content.accept(body);
    var controlId =
        id(
            "hl7v2",
            occasion.event().toString(),
            code,
            event,
            new String(body.bytes(), StandardCharsets.ISO_8859_1));
    var message = new Hl7Writer(occasion.hospital().characters());
    message.segment("MSH").set(3, settings.application()).set(4, settings.facility());
    message.set(5, occasion.hospital().application()).set(6, occasion.hospital().facility());
    message.set(7, Hl7Moment.of(occasion.moment())).set(9, code, event, structure);
    message.set(10, controlId).set(11, settings.processing()).set(12, VERSION);
    message.set(17, "NLD").set(18, occasion.hospital().characters().code());
    content.accept(message);
    return new HospitalMessage(controlId, message.bytes(), document);
  }

  private static String id(String... parts) {
    return DeterministicId.of(parts).replace("-", "").substring(0, LENGTH_OF_IDS);
  }

  private static <T extends Resource> Optional<T> only(Bundle bundle, Class<T> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
