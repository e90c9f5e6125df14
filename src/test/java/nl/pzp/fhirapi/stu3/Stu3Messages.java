package nl.pzp.fhirapi.stu3;

import ca.uhn.fhir.context.FhirContext;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.AcpForm;
import nl.pzp.form.FormWriter;
import nl.pzp.form.Moment;
import nl.pzp.form.PersonName;
import nl.pzp.form.Treatment;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.form.TreatmentDirective;
import nl.pzp.stu3.ReferencedResources;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.stu3.Stu3Style;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleType;
import org.hl7.fhir.dstu3.model.Bundle.HTTPVerb;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.Consent.ConsentState;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Patient;
import org.hl7.fhir.dstu3.model.QuestionnaireResponse;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Resource;

/** STU3 messages about synthetic people. */
final class Stu3Messages {

  static final String ZIB = "http://nictiz.nl/fhir/StructureDefinition/zib-TreatmentDirective-";
  static final String SNOMED = "http://snomed.info/sct";
  static final String DECISIONS = "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4";
  private static final String BSN = "http://fhir.nl/fhir/NamingSystem/bsn";

  private Stu3Messages() {}

  static String json(Resource resource) {
    return FhirContext.forDstu3Cached().newJsonParser().encodeResourceToString(resource);
  }

  static String xml(Resource resource) {
    return FhirContext.forDstu3Cached().newXmlParser().encodeResourceToString(resource);
  }

  static Patient patient(String id, String bsn) {
    var patient = new Patient();
    patient.setId(id);
    patient.addIdentifier().setSystem(BSN).setValue(bsn);
    patient.addName().setFamily("Zandstra").addGiven("Aafke");
    return patient;
  }

  /** A directive on resuscitation in a vendor's shape: the date only in the period. */
  static Consent directive(String id, String patientId, String decision) {
    var consent = new Consent();
    consent.setId(id);
    consent.setStatus(ConsentState.ACTIVE);
    consent.addCategory(concept(SNOMED, "11291000146105", "Treatment instructions"));
    consent.setPatient(new Reference("Patient/" + patientId));
    consent.getPeriod().setStartElement(new DateTimeType("2026-03-01"));
    consent.addPolicy().setUri("https://wetten.overheid.nl/");
    consent
        .addExtension()
        .setUrl(ZIB + "Treatment")
        .setValue(concept(SNOMED, "89666000", "cardiopulmonale resuscitatie"));
    consent.addModifierExtension(
        new Extension(ZIB + "TreatmentPermitted").setValue(concept(DECISIONS, decision, null)));
    return consent;
  }

  static CodeableConcept concept(
      String system, String code, @org.jspecify.annotations.Nullable String display) {
    return new CodeableConcept()
        .addCoding(new Coding().setSystem(system).setCode(code).setDisplay(display));
  }

  /** The zib2017 form with one decision, on resuscitation. */
  static QuestionnaireResponse form(
      String id, String patientId, String day, TreatmentDecision decision) {
    var answers =
        AcpForm.builder()
            .conversationDate(new Moment(day))
            .patientName(new PersonName("Aafke", null, "Zandstra"))
            .directive(
                new TreatmentDirective(
                    Treatment.CARDIOPULMONARY_RESUSCITATION, null, decision, null, null))
            .build();
    var form = form(answers);
    form.setId(id);
    form.setAuthored(java.sql.Date.valueOf(day));
    form.setSubject(new Reference("Patient/" + patientId));
    return form;
  }

  /** These answers in the zib2017 form. */
  static QuestionnaireResponse form(AcpForm answers) {
    var packs = ProjectProfiles.packs();
    var pack = packs.byId("pzp-stu3-1.0.0-rc2").orElseThrow();
    var written = new FormWriter().write(answers, pack).response();
    return (QuestionnaireResponse)
        new Stu3Converter(ProjectProfiles.profiles(), packs)
            .toStu3(written, ReferencedResources.none(), Stu3Style.full())
            .resource();
  }

  /** A transaction that PUTs each resource with an id and POSTs the others. */
  static Bundle transaction(Resource... resources) {
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
