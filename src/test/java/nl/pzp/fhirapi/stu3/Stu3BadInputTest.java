package nl.pzp.fhirapi.stu3;

import static nl.pzp.fhirapi.stu3.Stu3Messages.directive;
import static nl.pzp.fhirapi.stu3.Stu3Messages.form;
import static nl.pzp.fhirapi.stu3.Stu3Messages.json;
import static nl.pzp.fhirapi.stu3.Stu3Messages.patient;
import static nl.pzp.fhirapi.stu3.Stu3Messages.transaction;
import static nl.pzp.fhirapi.stu3.Stu3ReadTest.get;
import static nl.pzp.fhirapi.stu3.Stu3ReadTest.post;
import static org.assertj.core.api.Assertions.assertThat;

import nl.pzp.fhirapi.Messages;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.form.TreatmentDecision;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Refusals of the STU3 door, in STU3, with their remedies. */
@ExtendWith(SharedAdapter.class)
class Stu3BadInputTest {

  private static final String JSON = "application/fhir+json";

  @Test
  void refusalOfTheOtherVersionNamesTheRightDoor(StartedAdapter adapter) {
    var r4 = Messages.json(Messages.resuscitation("b-1", "x", ConsentProvisionType.DENY));
    var atStu3 = post(adapter, "/Consent", r4, JSON);
    assertThat(atStu3.status()).isEqualTo(422);
    assertThat(atStu3.problems()).containsExactly("PZP-GUARD-021");
    assertThat(atStu3.body()).contains("/fhir/r4");
    var r4Form = Messages.json(Messages.form("b-1", "x", TreatmentDecision.DO_NOT_PERFORM));
    assertThat(post(adapter, "/QuestionnaireResponse", r4Form, JSON).problems())
        .containsExactly("PZP-GUARD-021");
    var stu3Form = json(form("b-1", "x", "2026-01-01", TreatmentDecision.DO_NOT_PERFORM));
    var atR4 = adapter.post("/QuestionnaireResponse", stu3Form);
    assertThat(atR4.status()).isEqualTo(422);
    assertThat(atR4.problems()).containsExactly("PZP-GUARD-006");
    assertThat(atR4.body()).contains("/fhir/stu3");
    assertThat(adapter.post("/Consent", json(directive("b-1", "x", "JA"))).problems())
        .containsExactly("PZP-GUARD-006");
  }

  @Test
  void refusalOfAnR4FormInXmlNamesTheRightDoor(StartedAdapter adapter) {
    var r4Form = Messages.xml(Messages.form("b-1", "x", TreatmentDecision.DO_NOT_PERFORM));
    assertThat(post(adapter, "/QuestionnaireResponse", r4Form, "application/fhir+xml").problems())
        .containsExactly("PZP-GUARD-021");
  }

  @Test
  void contentTypeOfAnotherVersionOrKindIsRefused(StartedAdapter adapter) {
    var versioned = post(adapter, "/Patient", "{}", "application/fhir+json; fhirVersion=4.0");
    assertThat(versioned.status()).isEqualTo(415);
    assertThat(versioned.problems()).containsExactly("PZP-GUARD-005");
    assertThat(versioned.body()).contains("/fhir/r4");
    var kind = post(adapter, "/Patient", "a,b", "text/csv");
    assertThat(kind.status()).isEqualTo(415);
    assertThat(kind.problems()).containsExactly("PZP-GUARD-004");
  }

  @Test
  void refusalOfAnUnknownFormVersionListsTheKnownOnes(StartedAdapter adapter) {
    put(adapter, "s3b-1", "999973484");
    var form = form("s3b-1-form", "s3b-1", "2026-02-03", TreatmentDecision.PERFORM);
    form.getQuestionnaire()
        .setReference("https://api.iknl.nl/docs/pzp/stu3/Questionnaire/ACP-zib2017|9.9");
    var refused = post(adapter, "/QuestionnaireResponse", json(form), JSON);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problems()).containsExactly("PZP-FORM-002");
    assertThat(refused.body()).contains("ACP-zib2017|1.0.0-rc2");
  }

  @Test
  void bsnThatFailsTheElevenTestIsKeptAndReported(StartedAdapter adapter) {
    var reply =
        new Stu3Answer(
            adapter.put(
                adapter.stu3() + "/Patient/s3b-2",
                json(patient("s3b-2", "999973485")),
                "Prefer",
                "return=OperationOutcome"));
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.problems()).contains("PZP-ID-001");
  }

  @Test
  void invalidFhirIsRefusedWithItsPlace(StartedAdapter adapter) {
    assertRefused(
        post(adapter, "/Patient", "{\"resourceType\":\"Patient\",\"nickname\":\"x\"}", JSON),
        400,
        "PZP-API-007");
    assertRefused(post(adapter, "/Patient", "{\"resourceType\":", JSON), 400, "PZP-GUARD-008");
    assertRefused(
        post(adapter, "/Patient", json(directive("x", "x", "JA")), JSON), 400, "PZP-API-006");
    var twice = "{\"resourceType\":\"Goal\",\"id\":\"a\",\"id\":\"b\"}";
    assertRefused(post(adapter, "/Goal", twice, JSON), 400, "PZP-GUARD-009");
  }

  @Test
  void limitsAreEnforced(StartedAdapter adapter) {
    var bundle = transaction();
    for (int i = 0; i < 101; i++) {
      bundle.addEntry(transaction(directive("s3b-3-" + i, "x", "JA")).getEntryFirstRep());
    }
    assertRefused(post(adapter, "", json(bundle), JSON), 413, "PZP-API-013");
    var big = " ".repeat(2 * 1024 * 1024 + 1);
    assertRefused(post(adapter, "/Patient", big, JSON), 413, "PZP-GUARD-001");
  }

  @Test
  void unsupportedRequestIsRefused(StartedAdapter adapter) {
    assertRefused(get(adapter, "/Patient/nobody-at-all"), 404, "PZP-API-002");
    assertRefused(
        new Stu3Answer(adapter.delete(adapter.stu3() + "/Patient/x")), 405, "PZP-API-023");
    assertRefused(
        new Stu3Answer(adapter.get(adapter.stu3() + "/metadata", "Accept", "text/csv")),
        406,
        "PZP-API-005");
    assertRefused(get(adapter, "/Communication?patient=x"), 404, "PZP-API-001");
    assertRefused(get(adapter, "/Patient/%2e%2e"), 400, "PZP-GUARD-017");
  }

  @Test
  void referenceToAnAbsentRoleIsReportedAndKept(StartedAdapter adapter) {
    put(adapter, "s3b-4", "999973575");
    var sent = directive("s3b-4-c", "s3b-4", "JA");
    var by = sent.addConsentingParty();
    by.setReference("Practitioner/s3b-4-p");
    by.addExtension()
        .setUrl("http://nictiz.nl/fhir/StructureDefinition/practitionerrole-reference")
        .setValue(new org.hl7.fhir.dstu3.model.Reference("PractitionerRole/s3b-4-r"));
    var written =
        new Stu3Answer(
            adapter.put(
                adapter.stu3() + "/Consent/s3b-4-c",
                json(sent),
                "Prefer",
                "return=OperationOutcome"));
    assertThat(written.status()).isEqualTo(201);
    assertThat(written.problems()).contains("PZP-STU3-051");
    var read = get(adapter, "/Consent/s3b-4-c").as(org.hl7.fhir.dstu3.model.Consent.class);
    assertThat(read.getConsentingPartyFirstRep().getReference()).isEqualTo("Practitioner/s3b-4-p");
  }

  private static void assertRefused(Stu3Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problems()).startsWith(code);
    assertThat(answer.body()).as("the remedy").contains("diagnostics");
  }

  private static void put(StartedAdapter adapter, String id, String bsn) {
    var put = adapter.put(adapter.stu3() + "/Patient/" + id, json(patient(id, bsn)));
    assertThat(put.status()).as(put.body()).isEqualTo(201);
  }
}
