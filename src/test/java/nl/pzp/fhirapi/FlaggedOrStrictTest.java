package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.form;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static org.assertj.core.api.Assertions.assertThat;

import nl.pzp.form.TreatmentDecision;
import nl.pzp.record.Inbox;
import nl.pzp.record.MessageFilter;
import nl.pzp.validation.ResourceValidator;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Non-conforming input is kept and flagged, unless its source is configured as strict. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlaggedOrStrictTest {

  private StartedAdapter adapter;

  @BeforeAll
  void start() {
    adapter =
        StartedAdapter.start(
            "pzp.intake.strict-sources=urn:test:strict", "pzp.packages.dir=target/no-packages");
    adapter.bean(ResourceValidator.class).warmUp();
  }

  @AfterAll
  void stop() {
    adapter.close();
  }

  @Test
  void nonConformingResourceIsKeptWithItsFindings() {
    var reply =
        adapter.put(
            "/Patient/flagged",
            json(withEmptyContact("flagged", "999910590", "urn:test:easy")),
            "Prefer",
            "return=OperationOutcome");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.problems()).contains("PZP-API-105", "PZP-VAL-007");
    assertThat(adapter.get("/Patient/flagged").status()).isEqualTo(200);
    var message = adapter.bean(Inbox.class).list(MessageFilter.ALL, 1).get(0);
    assertThat(message.problemCodes()).contains("PZP-VAL-007");
  }

  @Test
  void strictSourceIsRefusedWithTheSameFindings() {
    var reply =
        adapter.put(
            "/Patient/strict", json(withEmptyContact("strict", "999910607", "urn:test:strict")));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).startsWith("PZP-API-034").contains("PZP-VAL-007");
    assertThat(adapter.get("/Patient/strict").status()).isEqualTo(404);
  }

  @Test
  void conformingMessageOfAStrictSourceIsTaken() {
    var patient = patient("proper", "999910619");
    patient.getMeta().setSource("urn:test:strict");
    assertThat(adapter.put("/Patient/proper", json(patient)).status()).isEqualTo(201);
  }

  @Test
  void acceptedFormIsNotFlaggedForAbsentAnswers() {
    adapter.put("/Patient/plain", json(patient("plain", "999910620")));
    var reply =
        adapter.post(
            "/QuestionnaireResponse",
            json(form("plain-form", "plain", TreatmentDecision.DO_NOT_PERFORM)),
            "Prefer",
            "return=OperationOutcome");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.problems()).doesNotContain("PZP-API-106");
  }

  private static Patient withEmptyContact(String id, String bsn, String source) {
    var patient = patient(id, bsn);
    patient.getMeta().setSource(source);
    // pat-1: a contact needs a name, an address, a telecom or an organisation.
    patient.addContact().addRelationship().setText("neighbour");
    patient.addGeneralPractitioner(new Reference().setDisplay("unknown"));
    return patient;
  }
}
