package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static nl.pzp.fhirapi.Messages.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The door and the reader agree on which directives are plain. */
@ExtendWith(SharedAdapter.class)
class NotPlainOverHttpTest {

  private static final String RC2 =
      "https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020|1.0.0-rc2";

  @Test
  void unknownModifierIsRefusedAtTheDoor(StartedAdapter adapter) {
    var consent = resuscitation("np-1-consent", "np-1", ConsentProvisionType.PERMIT);
    consent.getProvision().addModifierExtension().setUrl("https://example.org/not-at-home");

    var reply = adapter.post("/", json(transaction(patient("np-1", "999910887"), consent)));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("PZP-API-035");
    assertThat(adapter.get("/Consent/np-1-consent").status()).isEqualTo(404);
  }

  @Test
  void narrowedDirectiveIsKeptFlaggedAndNotReadAsADecision(StartedAdapter adapter) {
    var consent = resuscitation("np-2-consent", "np-2", ConsentProvisionType.PERMIT);
    consent.getProvision().addPurpose().setCode("ETREAT");
    var message = transaction(patient("np-2", "999910899"), consent);

    var reply = adapter.post("/", json(message));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("PZP-API-107");
    assertThat(adapter.get("/Consent/np-2-consent").status()).isEqualTo(200);
    var filled =
        adapter
            .get("/Questionnaire/$populate?canonical=" + RC2.replace("|", "%7C") + "&patient=np-2")
            .as(Parameters.class);
    assertNoDecision(filled);
  }

  @Test
  void includedResourcesAreReadTheSameWay(StartedAdapter adapter) {
    var consent = resuscitation("np-3-consent", "np-3", ConsentProvisionType.DENY);
    consent
        .getProvision()
        .addCode()
        .addCoding()
        .setSystem("http://snomed.info/sct")
        .setCode("40617009");

    var filled =
        adapter.post("/Questionnaire/$populate", json(withContent(consent))).as(Parameters.class);

    assertNoDecision(filled);
  }

  private static Parameters withContent(Consent consent) {
    var content = new Bundle().setType(Bundle.BundleType.COLLECTION);
    content.addEntry().setResource(consent);
    var parameters = new Parameters();
    parameters.addParameter().setName("questionnaire").setValue(new StringType(RC2));
    parameters.addParameter().setName("content").setResource(content);
    return parameters;
  }

  private static void assertNoDecision(Parameters filled) {
    var response = json(filled.getParameter().get(0).getResource());
    assertThat(response).doesNotContain("\"linkId\":\"1386\"");
    var issues = (OperationOutcome) filled.getParameter().get(1).getResource();
    assertThat(Reply.codesOf(issues)).contains("PZP-PLAN-026");
    assertThat(json(issues)).contains("cardiopulmonale resuscitatie");
  }
}
