package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.pzp.audit.AuditTrail;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.NotifyDesk;
import nl.pzp.notify.delivery.TestHub;
import nl.pzp.notify.subscription.BackportUrl;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A subscriber sees no more by other ways than by a read. */
@ExtendWith(SharedAdapter.class)
class SharedReadsAtTheEdgesTest {

  private static final String NUMBERS = "urn:pzp:test:edges";

  private final TestHub hub = new TestHub();
  private final StartedAdapter adapter;
  private final String patient = UUID.randomUUID().toString();
  private final String token = "Bearer " + UUID.randomUUID();
  private int said;

  SharedReadsAtTheEdgesTest(StartedAdapter adapter) {
    this.adapter = adapter;
  }

  @BeforeEach
  void patientOfWhomTheHubWasTold() {
    var asked = NotifyDesk.asked(hub.endpoint("/a"), "id-only");
    asked
        .getCriteriaElement()
        .addExtension(
            BackportUrl.FILTER_CRITERIA.url(), new StringType("patient=Patient/" + patient));
    asked.getChannel().addHeader("Authorization: " + token);
    var made = adapter.post("/Subscription", Messages.json(asked)).as(Subscription.class);
    var own = "/Subscription/" + made.getIdElement().getIdPart();
    Eventually.that(
        "it is active", () -> adapter.get(own).body().contains("\"status\":\"active\""));
    var sent = Messages.transaction(person(), Messages.marking(patient, "stervensfase", ++said));
    assertThat(adapter.post("", Messages.json(sent)).status()).isEqualTo(200);
    Eventually.that("the hub was told", () -> !hub.events("/a").isEmpty());
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private Patient person() {
    var person = new Patient();
    person.setId(patient);
    person.addName().setFamily("Zandstra");
    person.addIdentifier().setSystem(NUMBERS).setValue(patient);
    return person;
  }

  private void answer(ConsentProvisionType answer) {
    var consent =
        Messages.sharing(patient, answer, "2026-11-20T11:00:%02dZ".formatted(++said % 60));
    assertThat(adapter.put("/Consent/sharing-" + patient, Messages.json(consent)).status())
        .isIn(200, 201);
  }

  private String auditOfPatient() {
    var person = adapter.bean(PatientRecord.class).personByPatientId(patient).orElseThrow();
    return adapter.bean(AuditTrail.class).about(person, 50).stream()
        .filter(event -> event.contains("\"site\":\"fhir-r4\""))
        .collect(java.util.stream.Collectors.joining());
  }

  @Test
  void conditionalCreateShowsNobody() {
    var kept = Messages.sharing(patient, ConsentProvisionType.DENY, "2026-11-20T11:00:00Z");
    kept.setId((String) null);
    kept.addIdentifier().setSystem(NUMBERS).setValue(patient);
    kept.getPolicyRule().setText("Zandstra zegt nee");
    assertThat(adapter.post("/Consent", Messages.json(kept)).status()).isEqualTo(201);
    var asked = kept.copy();
    asked.getPolicyRule().setText(null);
    var condition = "identifier=" + NUMBERS + "|" + patient;
    var headers = new String[] {"If-None-Exist", condition, "Prefer", "return=representation"};

    var own = adapter.post("/Consent", Messages.json(asked), headers);
    assertThat(own.status()).isEqualTo(200);
    assertThat(own.body()).contains("Zandstra");
    var reply =
        adapter.post(
            "/Consent",
            Messages.json(asked),
            "Authorization",
            token,
            headers[0],
            headers[1],
            headers[2],
            headers[3]);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).doesNotContain("Zandstra");
  }

  @Test
  void operationsAnswerAsIfThePatientWereUnknown() {
    var form = Messages.json(Messages.form("x", patient, TreatmentDecision.DO_NOT_PERFORM));
    adapter.post("/QuestionnaireResponse/$extract", form, "Authorization", token);
    assertThat(auditOfPatient()).doesNotContain("subscriber:");

    for (var path :
        List.of(
            "/Questionnaire/$populate?questionnaire=https://api.iknl.nl/docs/pzp/r4/Questionnaire/"
                + "ACP-zib2020%7C1.0.0-rc2&subject=Patient/%s")) {
      var unseen = adapter.get(path.replace("%s", patient), "Authorization", token);
      var unknown = adapter.get(path.replace("%s", "nobody-here"), "Authorization", token);
      assertThat(unseen.status()).isEqualTo(unknown.status());
      assertThat(unseen.problems()).isEqualTo(unknown.problems());
    }
    var pulled =
        adapter.post(
            "/Patient/" + patient + "/$acp-pull",
            "{\"resourceType\":\"Parameters\"}",
            "Authorization",
            token);
    assertThat(pulled.status()).isEqualTo(404);
    assertThat(auditOfPatient()).doesNotContain("subscriber:");
  }

  @Test
  void contentThatCameAloneIsNotShown() {
    var scan = new Binary();
    scan.setId("alone-" + patient);
    scan.setContentType("text/plain")
        .setData("Zandstra".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(adapter.put("/Binary/alone-" + patient, Messages.json(scan)).status())
        .isEqualTo(201);
    var path = "/Binary/alone-" + patient;

    for (var way : List.of(path, path + "/_history/1", path + "/_history")) {
      assertThat(adapter.get(way).status()).as(way).isEqualTo(200);
      assertThat(adapter.get(way, "Authorization", token).status()).as(way).isEqualTo(404);
    }
    assertThat(adapter.get(adapter.stu3() + path, "Authorization", token).status()).isEqualTo(404);
  }

  @Test
  void repeatedBatchDoesNotShowAgain() {
    answer(ConsentProvisionType.PERMIT);
    var batch = new Bundle().setType(BundleType.BATCH);
    batch.getIdentifier().setSystem(NUMBERS).setValue("batch-" + patient);
    batch.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl("Patient/" + patient);
    var first = adapter.post("", Messages.json(batch), "Authorization", token);
    assertThat(first.body()).contains("Zandstra");
    answer(ConsentProvisionType.DENY);

    var again = adapter.post("", Messages.json(batch), "Authorization", token);

    assertThat(again.body()).contains("PZP-SEC-023").doesNotContain("Zandstra");
  }
}
