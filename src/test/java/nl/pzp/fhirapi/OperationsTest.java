package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.form;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static nl.pzp.fhirapi.Messages.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import nl.pzp.form.TreatmentDecision;
import nl.pzp.record.Inbox;
import nl.pzp.record.MessageFilter;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedAdapter.class)
class OperationsTest {

  private static final String RC2 =
      "https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020|1.0.0-rc2";

  @Test
  void extractGivesTheResourcesAndKeepsNothing(StartedAdapter adapter) {
    var before = newestMessage(adapter);
    var reply =
        adapter.post(
            "/QuestionnaireResponse/$extract",
            json(form("extract", "op-nobody", TreatmentDecision.DO_NOT_PERFORM)));
    assertThat(reply.status()).isEqualTo(200);
    var consent =
        reply.bundle().getEntry().stream()
            .map(Bundle.BundleEntryComponent::getResource)
            .filter(Consent.class::isInstance)
            .map(Consent.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(consent.getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
    assertThat(consent.getPatient().getReference()).isEqualTo("Patient/op-nobody");
    assertThat(adapter.get("/Consent/" + consent.getIdElement().getIdPart()).status())
        .isEqualTo(404);
    assertThat(adapter.bean(PatientRecord.class).personByPatientId("op-nobody")).isEmpty();
    assertThat(newestMessage(adapter)).isEqualTo(before);
  }

  @Test
  void extractGivesTheIdsThatAPostWouldGive(StartedAdapter adapter) {
    adapter.put("/Patient/op-1", json(patient("op-1", "999910449")));
    var form = json(form("op-1-form", "op-1", TreatmentDecision.PERFORM));
    var parameters = new Parameters();
    parameters
        .addParameter()
        .setName("questionnaire-response")
        .setResource(form("op-1-form", "op-1", TreatmentDecision.PERFORM));
    var extracted = adapter.post("/QuestionnaireResponse/$extract", json(parameters)).bundle();
    adapter.post("/QuestionnaireResponse", form);
    for (var entry : extracted.getEntry()) {
      if (entry.getFullUrl() != null) {
        assertThat(adapter.get(entry.getFullUrl()).status())
            .as(entry.getResource().fhirType())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void extractOfAnUnreadableFormSaysWhy(StartedAdapter adapter) {
    var form = form("op-bad", "op-nobody", TreatmentDecision.PERFORM);
    form.setQuestionnaire("https://example.org/another|1");
    var reply = adapter.post("/QuestionnaireResponse/$extract", json(form));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("PZP-FORM-002");
    assertThat(adapter.post("/QuestionnaireResponse/$extract", json(new Parameters())).problems())
        .containsExactly("PZP-API-024");
  }

  @Test
  void populateFillsTheFormFromTheRecord(StartedAdapter adapter) {
    var consent = resuscitation("op-2-consent", "op-2", ConsentProvisionType.DENY);
    adapter.post("", json(transaction(patient("op-2", "999910450"), consent)));
    var parameters = new Parameters();
    parameters.addParameter().setName("canonical").setValue(new UriType(RC2));
    parameters.addParameter().setName("subject").setValue(new Reference("Patient/op-2"));
    var reply = adapter.post("/Questionnaire/$populate", json(parameters));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    var filled = response(reply);
    assertThat(filled.getSubject().getReference()).isEqualTo("Patient/op-2");
    assertThat(filled.getQuestionnaire()).isEqualTo(RC2);
    assertThat(json(filled)).contains("\"linkId\":\"1386\"", "\"code\":\"2\"");
    var asked =
        adapter.get(
            "/Questionnaire/$populate?canonical=" + RC2.replace("|", "%7C") + "&patient=op-2");
    assertThat(response(asked).getItem()).hasSameSizeAs(filled.getItem());
  }

  @Test
  void populateFillsTheFormFromResourcesInTheRequest(StartedAdapter adapter) {
    var content = new Bundle().setType(Bundle.BundleType.COLLECTION);
    content.addEntry().setResource(patient("op-3", "999910462"));
    content
        .addEntry()
        .setResource(resuscitation("op-3-consent", "op-3", ConsentProvisionType.PERMIT));
    var parameters = new Parameters();
    parameters.addParameter().setName("questionnaire").setValue(new StringType(RC2));
    parameters.addParameter().setName("content").setResource(content);
    var reply = adapter.post("/Questionnaire/$populate", json(parameters));
    assertThat(json(response(reply))).contains("\"linkId\":\"1386\"", "\"code\":\"0\"");
    assertThat(adapter.get("/Patient/op-3").status()).isEqualTo(404);
  }

  @Test
  void populateReportsMissingInput(StartedAdapter adapter) {
    assertThat(adapter.get("/Questionnaire/$populate?patient=x").problems())
        .containsExactly("PZP-API-024");
    assertThat(adapter.get("/Questionnaire/$populate?canonical=https://x%7C1&patient=x").problems())
        .containsExactly("PZP-FORM-002");
    assertThat(
            adapter
                .get(
                    "/Questionnaire/$populate?patient=op-unknown&canonical="
                        + RC2.replace("|", "%7C"))
                .problems())
        .containsExactly("PZP-API-020");
  }

  @Test
  void validateReportsTheProfilesUsed(StartedAdapter adapter) {
    var reply = adapter.post("/Patient/$validate", json(patient("op-4", "999910474")));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.problems()).containsAnyOf("PZP-VAL-050", "PZP-VAL-051");
    assertThat(adapter.get("/Patient/op-4").status()).isEqualTo(404);
  }

  @Test
  void validateReportsTheProblemsThatAPostWouldRefuse(StartedAdapter adapter) {
    var body = "{\"resourceType\":\"Patient\",\"nickname\":\"x\"}";
    var reply = adapter.post("/Patient/$validate", body);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.problems()).contains("PZP-VAL-003");
  }

  @Test
  void validateTakesParametersToo(StartedAdapter adapter) {
    var consent = resuscitation("op-5", "op-5", ConsentProvisionType.DENY);
    consent.setScope(null);
    var parameters = new Parameters();
    parameters.addParameter().setName("resource").setResource(consent);
    var reply = adapter.post("/Consent/$validate", json(parameters));
    assertThat(reply.problems()).contains("PZP-VAL-001");
  }

  @Test
  void capabilityStatementMatchesTheSupportedInteractions(StartedAdapter adapter) {
    var statement = adapter.get("/metadata").as(CapabilityStatement.class);
    assertThat(statement.getInstantiates())
        .extracting(canonical -> canonical.getValue())
        .contains(
            "https://api.iknl.nl/docs/pzp/r4/CapabilityStatement/ACP-CapabilityStatementProvider");
    assertThat(statement.getImplementation().getDescription())
        .containsAnyOf("Validates against", "Validation is not loaded");
    var consent =
        statement.getRestFirstRep().getResource().stream()
            .filter(resource -> resource.getType().equals("Consent"))
            .findFirst()
            .orElseThrow();
    assertThat(consent.getSearchParam())
        .extracting(parameter -> parameter.getName())
        .contains("patient", "scope", "category");
    assertThat(consent.getSearchInclude())
        .extracting(include -> include.getValue())
        .contains("Consent:actor");
    assertThat(consent.getInteraction())
        .extracting(interaction -> interaction.getCode())
        .contains(TypeRestfulInteraction.SEARCHTYPE, TypeRestfulInteraction.VREAD);
    assertThat(consent.getSupportedProfile())
        .extracting(profile -> profile.getValue())
        .contains("https://api.iknl.nl/docs/pzp/r4/StructureDefinition/ACP-TreatmentDirective");
  }

  @Test
  void healthAndMetricsAnswerOnTheirOwnPortAndNothingElseDoes(StartedAdapter adapter) {
    var management = "http://127.0.0.1:" + adapter.managementPort() + "/actuator";
    assertThat(adapter.get(management + "/health").body())
        .contains("\"status\":\"UP\"", "\"validation\"", "\"routes\"");
    assertThat(adapter.get(management + "/prometheus").status()).isEqualTo(200);
    assertThat(adapter.get(management + "/info").status()).isEqualTo(200);
    for (var closed : new String[] {"env", "heapdump", "loggers", "beans", "shutdown", ";/env"}) {
      assertThat(adapter.get(management + "/" + closed).status()).as(closed).isEqualTo(404);
    }
    var base = adapter.fhir().replace("/fhir/r4", "");
    assertThat(adapter.get(base + "/actuator/health").status()).isEqualTo(404);
  }

  private static QuestionnaireResponse response(Reply reply) {
    return (QuestionnaireResponse)
        reply.as(Parameters.class).getParameter().stream()
            .filter(parameter -> parameter.getName().equals("response"))
            .findFirst()
            .orElseThrow()
            .getResource();
  }

  private static Object newestMessage(StartedAdapter adapter) {
    return adapter.bean(Inbox.class).list(MessageFilter.ALL, 1);
  }
}
