package nl.pzp.epd;

import static nl.pzp.epd.HospitalStub.answering;
import static nl.pzp.epd.HospitalStub.field;
import static nl.pzp.fixtures.CareNetworks.marking;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import nl.pzp.careteam.CareCode;
import nl.pzp.fhirapi.Messages;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.notify.delivery.Deliveries;
import nl.pzp.notify.delivery.Deliveries.Queue;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.NotificationState;
import nl.pzp.record.Outbox;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events about a patient reach a hospital over MLLP, through the operator's subscriptions. */
class ToHospitalTest {

  private static HospitalStub hospital;
  private static StartedAdapter adapter;

  @BeforeAll
  static void start() {
    hospital = HospitalStub.open();
    var settings =
        new ArrayList<>(
            List.of(
                "pzp.hospital.patience=3s",
                "pzp.hospital.receiving-facility=UMC",
                "pzp.events.retry-first=100ms",
                "pzp.events.retry-most=200ms"));
    for (var topic : List.of("care-plan", "palliative-marking", "patient-deceased")) {
      var name = "pzp.events.subscriptions.umc-" + topic + ".";
      settings.add(name + "topic=" + topic);
      settings.add(name + "channel=hl7v2");
      settings.add(name + "endpoint=mllp://127.0.0.1:" + hospital.port());
      settings.add(name + "basis=treatment");
    }
    adapter = StartedAdapter.start(settings.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    adapter.close();
    hospital.close();
  }

  @Test
  void formGivesADocumentAndAFormThatOurListenerAccepts() {
    put(Messages.patient("h-form", "999940004"));
    put(form("h-f1", "h-form", TreatmentDecision.DO_NOT_PERFORM));
    var came = about("999940004");
    assertThat(came)
        .extracting(ToHospitalTest::type)
        .containsExactly("MDM^T02^MDM_T02", "ORU^R01^ORU_R01");
    var pdf = field(came.get(0), "OBX", 5).split("\\^", -1)[4];
    assertThat(new String(Base64.getDecoder().decode(pdf), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
    assertThat(came.get(1)).contains("pzp-r4-1.0.0-rc2^").contains("|F\r");
    try (var own = MllpClient.to(adapter.bean(Hl7Listener.class).port())) {
      for (var message : came) {
        assertThat(MllpClient.code(own.ask(message))).isEqualTo("AA");
      }
    }
    drained();
  }

  @Test
  void markingGivesADocumentAndAStatementThatOurListenerAccepts() {
    put(Messages.patient("h-mark", "999940016"));
    put(with(marking("h-m1", "h-mark", CareCode.STERVENSFASE, "2026-03-04T16:10:00+01:00")));
    var came = about("999940016");
    assertThat(came)
        .extracting(ToHospitalTest::type)
        .containsExactly("MDM^T02^MDM_T02", "ORU^R01^ORU_R01");
    assertThat(came.get(1))
        .contains("OBR|1||h-m1|palliative-marking^")
        .contains("|status^^PZP||marked|")
        .contains("|phase^^PZP||stervensfase^Stervensfase|")
        .contains("|marker^^PZP||^Huisarts Veldman|");
    try (var own = MllpClient.to(adapter.bean(Hl7Listener.class).port())) {
      for (var message : came) {
        assertThat(MllpClient.code(own.ask(message))).as(message).isEqualTo("AA");
      }
    }
    drained();
  }

  @Test
  void changeReplacesTheDocumentAndRetractionCancelsIt() {
    put(Messages.patient("h-change", "999940028"));
    put(form("h-f2", "h-change", TreatmentDecision.PERFORM));
    put(
        form("h-f2", "h-change", TreatmentDecision.DO_NOT_PERFORM)
            .setStatus(QuestionnaireResponseStatus.AMENDED));
    put(
        form("h-f2", "h-change", TreatmentDecision.DO_NOT_PERFORM)
            .setStatus(QuestionnaireResponseStatus.ENTEREDINERROR));
    var came = about("999940028");
    assertThat(came)
        .extracting(message -> field(message, "MSH", 9).substring(0, 7))
        .containsExactly("MDM^T02", "ORU^R01", "MDM^T10", "ORU^R01", "MDM^T11", "ORU^R01");
    assertThat(field(came.get(2), "TXA", 13)).isEqualTo(field(came.get(0), "TXA", 12));
    assertThat(field(came.get(4), "TXA", 12)).isEqualTo(field(came.get(2), "TXA", 12));
    assertThat(List.of(came.get(1), came.get(3), came.get(5)))
        .extracting(message -> field(message, "OBR", 25))
        .containsExactly("F", "C", "X");
  }

  @Test
  void unacknowledgedMessageIsResentUnderTheSameNumbersInOrder() {
    put(Messages.patient("h-again", "999940041"));
    hospital.next(
        answering("AA"),
        answering("AE"),
        answering("AE"),
        (connection, message) -> connection.close());
    put(form("h-f3", "h-again", TreatmentDecision.DO_NOT_PERFORM));
    var came = about("999940041");
    assertThat(came.size()).isGreaterThan(4);
    assertThat(came)
        .extracting(message -> field(message, "MSH", 10))
        .hasSameElementsAs(List.of(field(came.get(0), "MSH", 10), field(came.get(1), "MSH", 10)));
    assertThat(came.stream().distinct()).as("byte for byte").hasSize(2);
  }

  @Test
  void deliveryAfterAStopBeforeTheMarkIsTheSameMessage() {
    put(Messages.patient("h-stop", "999940053"));
    put(form("h-f4", "h-stop", TreatmentDecision.DO_NOT_PERFORM));
    var before = about("999940053");
    var queue = queue("care-plan");
    adapter.bean(Deliveries.class).replay(queue.id(), queue.lastNumber(), queue.lastNumber(), true);
    drained();
    var all = about("999940053");
    assertThat(all).hasSize(4);
    assertThat(all.subList(2, 4)).isEqualTo(before);
  }

  @Test
  void refusedMessageIsADeadLetterUnderItsCode() {
    put(Messages.patient("h-no", "999940065"));
    hospital.next(answering("AR"), answering("AA"));
    put(form("h-f5", "h-no", TreatmentDecision.DO_NOT_PERFORM));
    assertThat(about("999940065")).hasSize(2);
    assertThat(adapter.bean(Deliveries.class).dead(queue("care-plan").id()).orElseThrow())
        .filteredOn(dead -> dead.focus().equals("QuestionnaireResponse/h-f5"))
        .extracting(Deliveries.DeadLetter::reason)
        .containsExactly("PZP-EPD-033");
  }

  @Test
  void patientWhoRefusesToShareIsInNoMessage() {
    put(Messages.patient("h-refuses", "999940077"));
    var refusal = Messages.resuscitation("h-sharing", "h-refuses", ConsentProvisionType.DENY);
    refusal.getScope().getCodingFirstRep().setCode("patient-privacy");
    refusal.setCategory(new ArrayList<>());
    refusal.addCategory().addCoding().setSystem("http://loinc.org").setCode("59284-0");
    refusal.getProvision().setCode(new ArrayList<>());
    put(refusal);
    put(form("h-f6", "h-refuses", TreatmentDecision.DO_NOT_PERFORM));
    assertThat(about("999940077")).isEmpty();
    assertThat(queue("care-plan").events()).containsKey(NotificationState.WITHHELD);
  }

  @Test
  void onlyDocumentsAndResultsAreSent() {
    put(Messages.patient("h-adt", "999940089"));
    var dead = Messages.patient("h-adt", "999940089");
    dead.setDeceased(new org.hl7.fhir.r4.model.DateTimeType("2026-07-02T04:10:00+02:00"));
    put(dead);
    assertThat(about("999940089"))
        .singleElement()
        .asString()
        .contains("MDM^T02")
        .contains("|20260702041000+0200|Y\r");
    assertThat(hospital.received())
        .allMatch(message -> field(message, "MSH", 9).matches("(MDM\\^T(02|10|11)|ORU\\^R01).*"));
  }

  private static QuestionnaireResponse form(String id, String patient, TreatmentDecision decision) {
    return Messages.form(id, patient, decision);
  }

  private static Resource with(org.hl7.fhir.r4.model.Condition marking) {
    marking.setAsserter(new Reference().setDisplay("Huisarts Veldman"));
    return marking;
  }

  private static String type(String message) {
    return field(message, "MSH", 9);
  }

  private static List<String> about(String bsn) {
    return hospital.received().stream()
        .filter(message -> message.contains("|" + bsn + "^^^NLMINBIZA^NNNLD"))
        .toList();
  }

  private static void put(Resource resource) {
    var path = "/" + resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    var reply = adapter.put(path, Messages.json(resource));
    assertThat(reply.status()).as(reply.body()).isLessThan(300);
    drained();
  }

  private static void drained() {
    Eventually.that(
        "everything was brought",
        () ->
            adapter.bean(Outbox.class).pending(1).isEmpty()
                && adapter.bean(Deliveries.class).queues().stream()
                    .allMatch(
                        queue -> queue.events().getOrDefault(NotificationState.WAITING, 0L) == 0));
  }

  private static Queue queue(String topic) {
    return adapter.bean(Deliveries.class).queues().stream()
        .filter(queue -> queue.topic().equals(topic))
        .findFirst()
        .orElseThrow();
  }
}
