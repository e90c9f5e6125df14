package nl.pzp.pull;

import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Condition;
import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.Consent.ConsentState;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.DateType;
import org.hl7.fhir.dstu3.model.EpisodeOfCare;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Patient;
import org.hl7.fhir.dstu3.model.Reference;

/** Fictional people's data as vendors give it, in STU3. */
final class Zib2017 {

  static final String SNOMED = "http://snomed.info/sct";
  static final String DIRECTIVE = "11291000146105";
  private static final String ZIB =
      "http://nictiz.nl/fhir/StructureDefinition/zib-TreatmentDirective-";
  private static final String DECISIONS = "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4";
  private static final String ICPC = "http://hl7.org/fhir/sid/icpc-1-nl";

  private Zib2017() {}

  static Patient patient(String id, String bsn) {
    var patient = nameless(id);
    patient.addIdentifier().setSystem("http://fhir.nl/fhir/NamingSystem/bsn").setValue(bsn);
    return patient;
  }

  /** A Patient without a BSN. */
  static Patient nameless(String id) {
    var patient = new Patient();
    patient.setId(id);
    patient.addName().setFamily("Zandstra").addGiven("Aafke");
    patient.setBirthDateElement(new DateType("1941-02-03"));
    return patient;
  }

  /** A resuscitation directive: JA, NEE, or another code. */
  static Consent resuscitation(String id, String patient, String decision) {
    var consent = new Consent();
    consent.setId(id);
    consent.setStatus(ConsentState.ACTIVE);
    consent.addCategory(concept(SNOMED, DIRECTIVE));
    consent.setPatient(new Reference("Patient/" + patient));
    consent.setDateTimeElement(new DateTimeType("2026-03-01"));
    consent.getPeriod().setStartElement(new DateTimeType("2026-03-01"));
    consent.addPolicy().setUri("https://wetten.overheid.nl/");
    consent.addExtension().setUrl(ZIB + "Treatment").setValue(concept(SNOMED, "89666000"));
    consent.addModifierExtension(
        new Extension(ZIB + "TreatmentPermitted").setValue(concept(DECISIONS, decision)));
    return consent;
  }

  /** A Condition with this ICPC code. */
  static Condition problem(String id, String patient, String icpc) {
    var condition = new Condition();
    condition.setId(id);
    condition.setClinicalStatus(Condition.ConditionClinicalStatus.ACTIVE);
    condition.setVerificationStatus(Condition.ConditionVerificationStatus.CONFIRMED);
    condition.setCode(concept(ICPC, icpc));
    condition.setSubject(new Reference("Patient/" + patient));
    condition.setAssertedDateElement(new DateTimeType("2026-04-05"));
    return condition;
  }

  static EpisodeOfCare episode(String id, String patient, String problem) {
    var episode = new EpisodeOfCare();
    episode.setId(id);
    episode.setStatus(EpisodeOfCare.EpisodeOfCareStatus.ACTIVE);
    episode.setPatient(new Reference("Patient/" + patient));
    episode.addDiagnosis().setCondition(new Reference("Condition/" + problem));
    return episode;
  }

  static CodeableConcept concept(String system, String code) {
    return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
  }
}
