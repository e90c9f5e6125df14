package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.form;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static nl.pzp.fhirapi.Messages.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.AcpForm;
import nl.pzp.form.ContactPerson;
import nl.pzp.form.FormWriter;
import nl.pzp.form.LegalCapability;
import nl.pzp.form.Moment;
import nl.pzp.form.PersonName;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;

/** How a form is stored and extracted, and the effect of a repeat, amendment or retraction. */
@ExtendWith(SharedAdapter.class)
class FormFlowTest {

  private static final String FORM = "/QuestionnaireResponse";

  @Test
  void formOfAKnownPatientIsKeptAndBecomesDirectives(StartedAdapter adapter) {
    adapter.put("/Patient/ff-1", json(patient("ff-1", "999910310")));
    var posted =
        adapter.post(FORM, json(form("ff-form", "ff-1", TreatmentDecision.DO_NOT_PERFORM)));
    assertThat(posted.status()).isEqualTo(201);
    assertThat(posted.as(QuestionnaireResponse.class).getItem()).isNotEmpty();
    var kept = adapter.get(posted.header("Location")).as(QuestionnaireResponse.class);
    assertThat(kept.getQuestionnaire()).endsWith("ACP-zib2020|1.0.0-rc2");
    assertThat(directives(adapter, "ff-1"))
        .singleElement()
        .satisfies(
            consent -> {
              assertThat(consent.getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
              assertThat(consent.getPatient().getReference()).isEqualTo("Patient/ff-1");
            });
    assertThat(adapter.get("/QuestionnaireResponse?patient=ff-1").bundle().getTotal()).isEqualTo(1);
  }

  @Test
  void outcomeNamesTheExtractedResources(StartedAdapter adapter) {
    adapter.put("/Patient/ff-2", json(patient("ff-2", "999910322")));
    var posted =
        adapter.post(
            FORM,
            json(form("ff-2-form", "ff-2", TreatmentDecision.PERFORM)),
            "Prefer",
            "return=OperationOutcome");
    assertThat(posted.problems()).contains("PZP-API-103");
    var consent = directives(adapter, "ff-2").get(0);
    assertThat(posted.body()).contains("Consent/" + consent.getIdElement().getIdPart());
  }

  @Test
  void formInABundleWithItsPatientGoesInWhole(StartedAdapter adapter) {
    var form = form("ff-3-form", "x", TreatmentDecision.DO_NOT_PERFORM).setSubject(null);
    var reply = adapter.post("", json(transaction(patient("ff-3", "999910334"), form)));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.bundle().getEntry()).hasSize(2);
    assertThat(reply.bundle().getEntry())
        .allMatch(entry -> entry.getResponse().getStatus().startsWith("201"));
    assertThat(directives(adapter, "ff-3")).hasSize(1);
    assertThat(outcomeOf(reply, 1)).contains("PZP-API-103");
  }

  @Test
  void sourceOfTheFormNamesThePatientWhereTheSubjectDoesNot(StartedAdapter adapter) {
    adapter.put("/Patient/ff-4", json(patient("ff-4", "999910346")));
    var form = form("ff-4-form", "x", TreatmentDecision.PERFORM).setSubject(null);
    form.setSource(new Reference("Patient/ff-4"));
    assertThat(adapter.post(FORM, json(form)).status()).isEqualTo(201);
    assertThat(directives(adapter, "ff-4")).hasSize(1);
  }

  @Test
  void sameFormTwiceChangesNothingAndGetsTheSameAnswer(StartedAdapter adapter) {
    adapter.put("/Patient/ff-5", json(patient("ff-5", "999910358")));
    var body = json(form("ff-5-form", "ff-5", TreatmentDecision.DO_NOT_PERFORM));
    var first = adapter.post(FORM, body);
    var versions = versions(adapter, "ff-5");
    var events = events(adapter, "ff-5").size();
    var again = adapter.post(FORM, body);
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(versions(adapter, "ff-5")).isEqualTo(versions);
    assertThat(events(adapter, "ff-5")).hasSize(events);
  }

  @Test
  void amendedFormAmendsItsDirectiveAndItsLateRepeatDoesNotUndoThat(StartedAdapter adapter) {
    adapter.put("/Patient/ff-6", json(patient("ff-6", "999910371")));
    var original = json(form("ff-6-form", "ff-6", TreatmentDecision.PERFORM));
    adapter.post(FORM, original);
    var amended = form("ff-6-form", "ff-6", TreatmentDecision.DO_NOT_PERFORM);
    amended.setStatus(QuestionnaireResponseStatus.AMENDED);
    var reply = adapter.post(FORM, json(amended));
    assertThat(reply.header("Location")).endsWith("/_history/2");
    assertThat(decisions(adapter, "ff-6")).containsExactly(ConsentProvisionType.DENY);
    var late = adapter.post(FORM, original);
    assertThat(late.status()).isEqualTo(201);
    assertThat(decisions(adapter, "ff-6")).containsExactly(ConsentProvisionType.DENY);
    assertThat(events(adapter, "ff-6")).contains("care-plan-recorded", "care-plan-amended");
  }

  @Test
  void amendedFormRetractsRemovedAnswers(StartedAdapter adapter) {
    adapter.put("/Patient/ff-7", json(patient("ff-7", "999910383")));
    adapter.post(FORM, json(form("ff-7-form", "ff-7", TreatmentDecision.PERFORM)));
    var made = directives(adapter, "ff-7").get(0).getIdElement().getIdPart();
    var amended = form("ff-7-form", "ff-7", TreatmentDecision.PERFORM);
    amended.setStatus(QuestionnaireResponseStatus.AMENDED);
    amended.getItem().removeIf(item -> !item.getLinkId().equals("963"));
    assertThat(adapter.post(FORM, json(amended)).status()).isEqualTo(201);
    var taken = adapter.get("/Consent/" + made).as(Consent.class);
    assertThat(taken.getStatus()).isEqualTo(ConsentState.ENTEREDINERROR);
  }

  @Test
  void formEnteredInErrorRetractsItsResources(StartedAdapter adapter) {
    adapter.put("/Patient/ff-8", json(patient("ff-8", "999910395")));
    adapter.post(FORM, json(form("ff-8-form", "ff-8", TreatmentDecision.DO_NOT_PERFORM)));
    var wrong = form("ff-8-form", "ff-8", TreatmentDecision.DO_NOT_PERFORM);
    wrong.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);
    var reply = adapter.post(FORM, json(wrong), "Prefer", "return=OperationOutcome");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.problems()).contains("PZP-API-104");
    assertThat(directives(adapter, "ff-8"))
        .extracting(Consent::getStatus)
        .containsExactly(ConsentState.ENTEREDINERROR);
    assertThat(events(adapter, "ff-8")).contains("care-plan-retracted");
  }

  @Test
  void retractionRemovesThePatientDataOfThatFormAloneAndKeepsTheProfessional(
      StartedAdapter adapter) {
    adapter.put("/Patient/ff-20", json(patient("ff-20", "999910905")));
    var said = capable("ff-20-form", "ff-20");
    assertThat(adapter.post(FORM, json(said)).status()).isEqualTo(201);
    var before = adapter.get("/Patient/ff-20");
    assertThat(before.body()).contains("legallyCapable", "Petra");

    said.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);
    assertThat(adapter.post(FORM, json(said)).status()).isEqualTo(201);

    var after = adapter.get("/Patient/ff-20");
    assertThat(after.body()).contains("Zandstra").doesNotContain("legallyCapable", "Petra");
    var record = adapter.bean(PatientRecord.class);
    var person = record.personByPatientId("ff-20").orElseThrow();
    assertThat(record.current(person, java.util.Set.of("Provenance")))
        .extracting(StoredResource::json)
        .singleElement()
        .asString()
        .contains("NULLIFY");
    assertThat(record.currentWithoutPerson("Practitioner", 1000))
        .extracting(StoredResource::json)
        .anyMatch(json -> json.contains("Terwisscha"));
  }

  @Test
  void retractionKeepsTheDataOfANewerForm(StartedAdapter adapter) {
    adapter.put("/Patient/ff-21", json(patient("ff-21", "999910917")));
    var older = capable("ff-21-form", "ff-21");
    adapter.post(FORM, json(older));
    var newer = capable("ff-21-newer", "ff-21");
    newer.setAuthored(java.sql.Date.valueOf("2025-12-01"));
    newer.getItem().stream()
        .filter(item -> item.getLinkId().equals("963"))
        .forEach(item -> item.getAnswerFirstRep().setValue(new DateTimeType("2025-12-01")));
    adapter.post(FORM, json(newer));

    older.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);
    adapter.post(FORM, json(older));

    assertThat(adapter.get("/Patient/ff-21").body()).contains("legallyCapable", "Petra");
  }

  private static QuestionnaireResponse capable(String id, String patientId) {
    var answers =
        AcpForm.builder()
            .conversationDate(new Moment("2025-11-03"))
            .professionalName(new PersonName("Obe", null, "Terwisscha"))
            .legalCapability(new LegalCapability(false, null))
            .representative(
                new ContactPerson(
                    new PersonName("Petra", null, "Haitsma"),
                    List.of(),
                    List.of(),
                    List.of(),
                    null))
            .build();
    var pack = ProjectProfiles.packs().byId("pzp-r4-1.0.0-rc2").orElseThrow();
    var response = new FormWriter().write(answers, pack).response();
    response.setId(id);
    response.setAuthored(java.sql.Date.valueOf("2025-11-03"));
    response.setSubject(new Reference("Patient/" + patientId));
    return response;
  }

  @Test
  void olderFormAfterANewerOneIsKeptAndReportedAsOlder(StartedAdapter adapter) {
    adapter.put("/Patient/ff-9", json(patient("ff-9", "999910401")));
    adapter.post(FORM, json(form("ff-9-new", "ff-9", "2025-11-03", TreatmentDecision.PERFORM)));
    var patientVersion = adapter.get("/Patient/ff-9").header("ETag");
    var older =
        adapter.post(
            FORM,
            json(form("ff-9-old", "ff-9", "2021-01-05", TreatmentDecision.DO_NOT_PERFORM)),
            "Prefer",
            "return=OperationOutcome");
    assertThat(older.status()).isEqualTo(201);
    assertThat(older.problems()).contains("PZP-PLAN-009");
    assertThat(adapter.get("/Patient/ff-9").header("ETag")).isEqualTo(patientVersion);
    assertThat(directives(adapter, "ff-9")).hasSize(2);
  }

  @Test
  void resourcesBesideAFormTakePrecedenceAndContradictionsAreReported(StartedAdapter adapter) {
    var form = form("ff-10-form", "ff-10", TreatmentDecision.PERFORM);
    var consent = resuscitation("ff-10-sent", "ff-10", ConsentProvisionType.DENY);
    var reply = adapter.post("", json(transaction(patient("ff-10", "999910413"), form, consent)));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(decisions(adapter, "ff-10")).containsExactly(ConsentProvisionType.DENY);
    assertThat(outcomeOf(reply, 1)).contains("PZP-API-102");
    var issues = found(adapter, "/DetectedIssue?patient=ff-10", DetectedIssue.class);
    assertThat(issues)
        .singleElement()
        .satisfies(
            issue ->
                assertThat(issue.getImplicated())
                    .extracting(Reference::getReference)
                    .contains("Consent/ff-10-sent"));
    assertThat(adapter.get("/QuestionnaireResponse?patient=ff-10").bundle().getTotal())
        .isEqualTo(1);
  }

  @Test
  void resourcesThatAgreeWithTheFormRaiseNoIssue(StartedAdapter adapter) {
    var form = form("ff-11-form", "ff-11", TreatmentDecision.DO_NOT_PERFORM);
    var consent = resuscitation("ff-11-sent", "ff-11", ConsentProvisionType.DENY);
    var reply = adapter.post("", json(transaction(patient("ff-11", "999910425"), form, consent)));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(adapter.get("/DetectedIssue?patient=ff-11").bundle().getTotal()).isZero();
  }

  @Test
  void formFromAnotherSourceDoesNotChangeThePatientOfTheFirst(StartedAdapter adapter) {
    var first = patient("ff-12", "999910437");
    first.getMeta().setSource("urn:test:hospital");
    adapter.put("/Patient/ff-12", json(first));
    var form = form("ff-12-form", "ff-12", TreatmentDecision.DO_NOT_PERFORM);
    form.getMeta().setSource("urn:test:practice");
    assertThat(adapter.post(FORM, json(form)).status()).isEqualTo(201);
    assertThat(adapter.get("/Patient/ff-12").header("ETag")).isEqualTo("W/\"1\"");
    assertThat(directives(adapter, "ff-12")).hasSize(1);
    assertThat(adapter.get("/Patient?_id=ff-12").bundle().getTotal()).isEqualTo(1);
  }

  @Test
  void personHasTheNewestDemographicsAndTheAnswersOfTheNewestForm(StartedAdapter adapter) {
    var hospital = patient("ff-13", "999910632");
    hospital.getMeta().setSource("urn:test:hospital");
    adapter.put("/Patient/ff-13", json(hospital));
    var form = form("ff-13-form", "ff-13", TreatmentDecision.DO_NOT_PERFORM);
    form.getMeta().setSource("urn:test:practice");
    form.getItem().add(incapable());
    assertThat(adapter.post(FORM, json(form)).status()).isEqualTo(201);
    var moved = patient("ff-13-b", "999910632");
    moved.getMeta().setSource("urn:test:pharmacy");
    moved.addAddress().setCity("Assen");
    adapter.put("/Patient/ff-13-b", json(moved));
    for (var way : List.of("/Patient?_id=ff-13", "/Patient?identifier=999910632")) {
      var shown = found(adapter, way, Patient.class);
      assertThat(shown)
          .singleElement()
          .satisfies(
              patient -> {
                assertThat(patient.getIdElement().getIdPart()).isEqualTo("ff-13");
                assertThat(patient.getAddressFirstRep().getCity()).isEqualTo("Assen");
                assertThat(json(patient)).contains("legallyCapable\",\"valueBoolean\":false");
              });
    }
    var read = adapter.get("/Patient/ff-13");
    assertThat(read.header("ETag")).isEqualTo("W/\"1\"");
    assertThat(read.body()).contains("Assen");
    assertThat(adapter.get("/Patient/ff-13/_history/1").body()).doesNotContain("Assen");
  }

  private static QuestionnaireResponse.QuestionnaireResponseItemComponent incapable() {
    var group = new QuestionnaireResponse.QuestionnaireResponseItemComponent();
    group.setLinkId("26");
    group
        .addItem()
        .setLinkId("1406")
        .addAnswer()
        .setValue(new org.hl7.fhir.r4.model.Coding(null, "0", "Nee"));
    return group;
  }

  private static List<Consent> directives(StartedAdapter adapter, String patientId) {
    return found(
        adapter,
        "/Consent?patient=" + patientId + "&category=http://snomed.info/sct%7C129125009",
        Consent.class);
  }

  private static List<ConsentProvisionType> decisions(StartedAdapter adapter, String patientId) {
    return directives(adapter, patientId).stream()
        .map(consent -> consent.getProvision().getType())
        .toList();
  }

  private static <T extends Resource> List<T> found(
      StartedAdapter adapter, String search, Class<T> type) {
    return adapter.get(search).bundle().getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static List<String> outcomeOf(Reply reply, int entry) {
    return Reply.codesOf(
        (OperationOutcome) reply.bundle().getEntry().get(entry).getResponse().getOutcome());
  }

  private static List<String> versions(StartedAdapter adapter, String patientId) {
    var record = adapter.bean(PatientRecord.class);
    var person = record.personByPatientId(patientId).orElseThrow();
    return record.current(person, java.util.Set.of()).stream().map(Object::toString).toList();
  }

  private static List<String> events(StartedAdapter adapter, String patientId) {
    var person = adapter.bean(PatientRecord.class).personByPatientId(patientId).orElseThrow();
    return adapter
        .bean(JdbcTemplate.class)
        .queryForList(
            "SELECT kind FROM outbox_event WHERE person_id = ? ORDER BY person_sequence",
            String.class,
            person.value());
  }
}
