package nl.pzp.epd;

import static nl.pzp.epd.MllpClient.code;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.pzp.audit.AuditTrail;
import nl.pzp.fhirapi.Reply;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.NotifyDesk;
import nl.pzp.notify.delivery.TestHub;
import nl.pzp.notify.subscription.BackportUrl;
import nl.pzp.record.Outbox;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hospital merges two patients by mistake; subscribers of either receive both events. */
@ExtendWith(SharedAdapter.class)
class MergesAreToldTest {

  private static final String TOPIC = "https://pzp-adapter.github.io/fhir/SubscriptionTopic/";
  private static final String SOURCE = "urn:pzp:hl7v2:Samen";
  private static final String KEPT = id("1001");
  private static final String GONE = id("3003");

  private final StartedAdapter adapter;
  private final PatientRecord record;

  MergesAreToldTest(StartedAdapter adapter) {
    this.adapter = adapter;
    this.record = adapter.bean(PatientRecord.class);
  }

  @Test
  void mergeAndItsUndoingAreSentWithoutAGapAndAudited() {
    say("ADT^A28", "sm-1", "1001", "");
    say("ADT^A28", "sm-2", "3003", "");
    try (var hub = new TestHub()) {
      subscribe(hub, "/kept", "patient-merged", KEPT);
      subscribe(hub, "/gone", "patient-merged", GONE);
      subscribe(hub, "/marking", "palliative-marking", GONE);
      subscribe(hub, "/dead", "patient-deceased", KEPT);

      say("ADT^A40", "sm-3", "1001", "MRG|3003^^^UMC^PI\r");
      say("ADT^A40", "sm-3", "1001", "MRG|3003^^^UMC^PI\r");
      say("ADT^A40", "sm-4", "1001", "MRG|3003^^^UMC^PI\r");
      say("ADT^A08", "sm-5", "1001", "");
      published();
      for (var path : List.of("/kept", "/gone", "/marking")) {
        Eventually.that("it was told at " + path, () -> hub.events(path).size() == 1);
        assertThat(hub.events(path).get(0).references())
            .anyMatch(to -> to.endsWith("/Patient/" + KEPT));
      }
      assertThat(adapter.get("/Patient/" + KEPT).body())
          .contains("\"replaces\"", "Patient/" + GONE);

      var person = record.personByPatientId(GONE).orElseThrow();
      var merge =
          record.merges(500).stream()
              .filter(m -> m.kept().equals(person))
              .findFirst()
              .orElseThrow();
      assertThat(adapter.get(management()).body())
          .contains(merge.id().toString(), "\"kept\":\"" + KEPT, "\"gone\":\"" + GONE);
      assertThat(act(merge.id().toString(), "{\"action\":\"undo\"}").body())
          .contains("\"undone\":true");
      assertThat(act(merge.id().toString(), "{\"action\":\"undo\"}").status()).isEqualTo(200);
      published();

      Eventually.that("the one hears of it", () -> hub.events("/kept").size() == 2);
      Eventually.that("the other hears of it", () -> hub.events("/gone").size() == 2);
      Eventually.that("so does who waits for markings", () -> hub.events("/marking").size() == 2);
      assertThat(hub.events("/kept").get(1).references())
          .anyMatch(to -> to.endsWith("/Patient/" + KEPT));
      assertThat(hub.events("/gone").get(1).references())
          .anyMatch(to -> to.endsWith("/Patient/" + GONE));
      for (var path : List.of("/kept", "/gone", "/marking")) {
        assertThat(hub.events(path)).extracting(TestHub.Event::number).containsExactly(1L, 2L);
      }
      assertThat(hub.events("/dead")).as("nobody died").isEmpty();

      assertThat(record.personByPatientId(GONE)).isNotEqualTo(record.personByPatientId(KEPT));
      assertThat(adapter.get("/Patient/" + KEPT).body()).doesNotContain("Patient/" + GONE);
      for (var id : List.of(KEPT, GONE)) {
        assertThat(operations(id)).contains("$undo-merge");
      }
      assertThat(operations(KEPT)).contains("$merge");

      // A merge that was undone by mistake can be repeated, and is sent again.
      say("ADT^A40", "sm-6", "1001", "MRG|3003^^^UMC^PI\r");
      Eventually.that("it is told again", () -> hub.events("/kept").size() == 3);
    }
  }

  @Test
  void mergeKeepsTheConflictOfTwoPlansInTheSameCommit() {
    var kept = id("5005");
    var gone = id("6006");
    say("ADT^A28", "sc-1", "5005", "");
    say("ADT^A28", "sc-2", "6006", "");
    decide("merged-plan-1", kept, ConsentProvisionType.PERMIT);
    decide("merged-plan-2", gone, ConsentProvisionType.DENY);
    assertThat(conflicts(kept)).isEmpty();

    say("ADT^A40", "sc-3", "5005", "MRG|6006^^^UMC^PI\r");

    assertThat(conflicts(kept)).hasSize(1);
  }

  private void decide(String id, String patient, ConsentProvisionType decision) {
    var reply = adapter.put("/Consent/" + id, json(resuscitation(id, patient, decision)));
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
  }

  private List<StoredResource> conflicts(String patient) {
    var person = record.personByPatientId(patient).orElseThrow();
    return record.current(person, Set.of("DetectedIssue"));
  }

  @Test
  void onlyAnExistingMergeCanBeUndone() {
    assertThat(act("5f2c1f5e-0000-4000-8000-000000000000", "{\"action\":\"undo\"}").status())
        .isEqualTo(404);
    assertThat(act("nothing", "{\"action\":\"undo\"}").status()).isEqualTo(404);
    assertThat(act("nothing", "{\"action\":\"dance\"}").status()).isEqualTo(400);
  }

  @Test
  void refusalIsAudited() {
    say("ADT^A28", "sr-1", "9001", "");
    try (var hospital = hospital()) {
      assertThat(code(hospital.ask("hallo"))).isEqualTo("AR");
      assertThat(code(hospital.ask(message("ADT^A60", "sr-2", "9001", "")))).isEqualTo("AR");
      assertThat(code(hospital.ask(message("MDM^T11", "sr-3", "9001", "TXA|1|x||||||||||D9\r"))))
          .isEqualTo("AR");
      assertThat(code(hospital.ask(message("ADT^A08", "sr-1", "9001", "")))).isEqualTo("AR");
    }
    assertThat(refusals().subList(0, 4))
        .as("newest first")
        .satisfiesExactly(
            reused -> assertThat(reused).contains("PZP-EPD-002").contains("127.0.0.1"),
            unknown -> assertThat(unknown).contains("PZP-EPD-015"),
            type -> assertThat(type).contains("PZP-EPD-001").contains("127.0.0.1"),
            none -> assertThat(none).contains("PZP-HL7-001").contains("127.0.0.1"));
  }

  private List<String> refusals() {
    return adapter.bean(AuditTrail.class).newest(500).stream()
        .filter(event -> event.contains("\"site\":\"mllp\"") && event.contains("\"outcome\":\"4\""))
        .toList();
  }

  private String operations(String patientId) {
    var person = record.personByPatientId(patientId).orElseThrow();
    return adapter.bean(AuditTrail.class).about(person, 50).stream()
        .map(event -> new String(query(event), java.nio.charset.StandardCharsets.UTF_8))
        .reduce("", String::concat);
  }

  private static byte[] query(String event) {
    var parsed =
        (org.hl7.fhir.r4.model.AuditEvent)
            ca.uhn.fhir.context.FhirContext.forR4Cached().newJsonParser().parseResource(event);
    return parsed.getEntity().stream()
        .filter(entity -> entity.hasQuery())
        .map(entity -> entity.getQuery())
        .findFirst()
        .orElse(new byte[0]);
  }

  private Reply act(String merge, String body) {
    return adapter.post(management() + "/" + merge, body, "Content-Type", "application/json");
  }

  private String management() {
    return "http://127.0.0.1:" + adapter.managementPort() + "/actuator/merges";
  }

  private void published() {
    Eventually.that("it is published", () -> adapter.bean(Outbox.class).pending(1).isEmpty());
  }

  private void subscribe(TestHub hub, String path, String topic, String patient) {
    var asked = NotifyDesk.asked(hub.endpoint(path), "id-only");
    asked.setCriteria(TOPIC + topic);
    asked
        .getCriteriaElement()
        .addExtension(
            BackportUrl.FILTER_CRITERIA.url(), new StringType("patient=Patient/" + patient));
    var made = adapter.post("/Subscription", json(asked)).as(Subscription.class);
    var own = "/Subscription/" + made.getIdElement().getIdPart();
    Eventually.that(
        "it is active", () -> adapter.get(own).body().contains("\"status\":\"active\""));
  }

  private void say(String type, String number, String patient, String more) {
    try (var hospital = hospital()) {
      assertThat(code(hospital.ask(message(type, number, patient, more)))).isEqualTo("AA");
    }
  }

  private MllpClient hospital() {
    return MllpClient.to(adapter.bean(Hl7Listener.class).port());
  }

  private static String message(String type, String number, String patient, String more) {
    return "MSH|^~\\&|EPD|Samen|PZP||20250301120000||"
        + type
        + "|"
        + number
        + "|P|2.5\rPID|1||"
        + patient
        + "^^^UMC^PI||Zandstra^"
        + number
        + "\r"
        + more;
  }

  private static String id(String number) {
    return DeterministicId.of(SOURCE, "Patient", SOURCE + ":patient-UMC", number);
  }
}
