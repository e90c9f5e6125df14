package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirContext;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.AcpForm;
import nl.pzp.form.FormWriter;
import nl.pzp.form.Moment;
import nl.pzp.form.PersonName;
import nl.pzp.form.Treatment;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.form.TreatmentDirective;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Messages about synthetic people, with only the elements that a test needs. */
public final class Messages {

  public static final String BSN = "http://fhir.nl/fhir/NamingSystem/bsn";
  private static final String SNOMED = "http://snomed.info/sct";
  private static final String RESUSCITATION = "89666000";

  private Messages() {}

  public static String json(Resource resource) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
  }

  public static String xml(Resource resource) {
    return FhirContext.forR4Cached().newXmlParser().encodeResourceToString(resource);
  }

  public static Patient patient(String id, String bsn) {
    var patient = new Patient();
    patient.setId(id);
    patient.addIdentifier().setSystem(BSN).setValue(bsn);
    patient.addName().setFamily("Zandstra").addGiven("Aafke");
    patient.setBirthDate(java.sql.Date.valueOf("1941-02-03"));
    return patient;
  }

  public static Consent resuscitation(String id, String patientId, ConsentProvisionType decision) {
    var consent = new Consent();
    consent.setId(id);
    consent.setStatus(ConsentState.ACTIVE);
    consent
        .getScope()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/consentscope")
        .setCode("treatment");
    consent.addCategory().addCoding().setSystem(SNOMED).setCode("129125009");
    consent.setPatient(new Reference("Patient/" + patientId));
    consent.getDateTimeElement().setValueAsString("2025-11-03");
    consent.addPolicy().setUri("https://wetten.overheid.nl/");
    consent.getProvision().setType(decision);
    consent.getProvision().addCode().addCoding().setSystem(SNOMED).setCode(RESUSCITATION);
    return consent;
  }

  /** A marking of this patient, stated at this second of an hour. */
  public static Condition marking(String patientId, String phase, int second) {
    var system = "https://pzp-adapter.github.io/fhir/CodeSystem/palliative-care";
    var marking = new Condition();
    marking.setId("m-" + patientId);
    marking
        .getClinicalStatus()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/condition-clinical")
        .setCode("active");
    marking
        .getVerificationStatus()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/condition-ver-status")
        .setCode("confirmed");
    marking.getCode().addCoding().setSystem(system).setCode("palliative-phase-marked");
    marking.addStage().getSummary().addCoding().setSystem(system).setCode(phase);
    marking.setSubject(new Reference("Patient/" + patientId));
    marking.setAsserter(new Reference().setDisplay("J. Huisarts"));
    marking.setOnset(new DateTimeType("2026-11-20"));
    marking.addExtension(
        "https://pzp-adapter.github.io/fhir/StructureDefinition/source-time",
        new DateTimeType("2026-11-20T10:00:%02dZ".formatted(second)));
    return marking;
  }

  /** The patient's answer to the question whether their agreements may be shared. */
  public static Consent sharing(String patientId, ConsentProvisionType answer, String date) {
    var consent = new Consent();
    consent.setId("sharing-" + patientId);
    consent.setStatus(Consent.ConsentState.ACTIVE);
    consent
        .getScope()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/consentscope")
        .setCode("patient-privacy");
    consent.addCategory().addCoding().setSystem("http://loinc.org").setCode("59284-0");
    consent.setPatient(new Reference("Patient/" + patientId));
    consent.setDateTimeElement(new DateTimeType(date));
    consent.getPolicyRule().addCoding().setCode("OPTIN");
    consent.getProvision().setType(answer);
    return consent;
  }

  public static Goal goal(String id, String patientId) {
    var goal = new Goal();
    goal.setId(id);
    goal.setLifecycleStatus(Goal.GoalLifecycleStatus.ACTIVE);
    goal.getDescription().setText("Comfort");
    goal.setSubject(new Reference("Patient/" + patientId));
    return goal;
  }

  /** A form with one decision, on resuscitation. */
  public static QuestionnaireResponse form(
      String id, String patientId, TreatmentDecision decision) {
    return form(id, patientId, "2025-11-03", decision);
  }

  public static QuestionnaireResponse form(
      String id, String patientId, String day, TreatmentDecision decision) {
    var answers =
        AcpForm.builder()
            .conversationDate(new Moment(day))
            .patientName(new PersonName("Aafke", null, "Zandstra"))
            .directive(
                new TreatmentDirective(
                    Treatment.CARDIOPULMONARY_RESUSCITATION, null, decision, null, null))
            .build();
    var pack = ProjectProfiles.packs().byId("pzp-r4-1.0.0-rc2").orElseThrow();
    var response = new FormWriter().write(answers, pack).response();
    response.setId(id);
    response.setAuthored(java.sql.Date.valueOf(day));
    response.setSubject(new Reference("Patient/" + patientId));
    return response;
  }

  /** A transaction that PUTs each resource with an id and POSTs the others. */
  public static Bundle transaction(Resource... resources) {
    var bundle = new Bundle().setType(BundleType.TRANSACTION);
    for (var resource : resources) {
      var type = resource.fhirType();
      var id = resource.getIdElement().getIdPart();
      bundle
          .addEntry()
          .setResource(resource)
          .getRequest()
          .setMethod(id == null ? HTTPVerb.POST : HTTPVerb.PUT)
          .setUrl(id == null ? type : type + "/" + id);
    }
    return bundle;
  }
}
