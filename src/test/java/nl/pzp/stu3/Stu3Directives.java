package nl.pzp.stu3;

import org.hl7.fhir.dstu3.model.BooleanType;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.Consent.ConsentExceptType;
import org.hl7.fhir.dstu3.model.Consent.ConsentState;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.StringType;
import org.jspecify.annotations.Nullable;

/** Treatment directives of zib2017 in the plain shape, to be bent by a test. */
final class Stu3Directives {

  static final String ZIB = "http://nictiz.nl/fhir/StructureDefinition/zib-TreatmentDirective-";
  static final String DECISIONS = "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4";
  static final String NULL_FLAVOR = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor";
  static final String SNOMED = "http://snomed.info/sct";

  private Stu3Directives() {}

  /** On resuscitation, of one day, agreed with the patient; without decision. */
  static Consent undecided() {
    var consent = new Consent();
    consent.setStatus(ConsentState.ACTIVE);
    consent.addCategory(concept(SNOMED, "11291000146105", null));
    consent.setPatient(new Reference("Patient/1").setDisplay("J. de Vries"));
    consent.setDateTimeElement(new DateTimeType("2026-03-01"));
    consent.addPolicy().setUri("https://wetten.overheid.nl/");
    consent.addExtension(treatment(concept(SNOMED, "89666000", "reanimatie")));
    var verification = new Extension(ZIB + "Verification");
    verification.addExtension().setUrl("Verified").setValue(new BooleanType(true));
    verification.addExtension().setUrl("VerificationDate").setValue(new DateTimeType("2026-03-01"));
    verification
        .addExtension()
        .setUrl("VerifiedWith")
        .setValue(concept(SNOMED, "116154003", "Patient"));
    consent.addExtension(verification);
    return consent;
  }

  /** With one of JA, NEE and JA_MAAR. */
  static Consent decided(String code) {
    return decided(concept(DECISIONS, code, null));
  }

  /** With one of UNK, ASKU and NASK. */
  static Consent open(String code) {
    return decided(concept(NULL_FLAVOR, code, null));
  }

  static Consent decided(CodeableConcept decision) {
    var consent = undecided();
    consent.addModifierExtension(new Extension(ZIB + "TreatmentPermitted").setValue(decision));
    return consent;
  }

  static Consent except(Consent consent, @Nullable ConsentExceptType type) {
    consent.addExcept().setType(type);
    return consent;
  }

  static Consent restricted(Consent consent, @Nullable ConsentExceptType type, String text) {
    var except = consent.addExcept().setType(type);
    except.addExtension(restriction(text));
    return consent;
  }

  static Extension restriction(String text) {
    return new Extension(ZIB + "Restrictions").setValue(new StringType(text));
  }

  static Extension treatment(CodeableConcept treatment) {
    return new Extension(ZIB + "Treatment").setValue(treatment);
  }

  static Extension comment(String text) {
    return new Extension("http://nictiz.nl/fhir/StructureDefinition/Comment")
        .setValue(new StringType(text));
  }

  static CodeableConcept concept(@Nullable String system, String code, @Nullable String display) {
    return new CodeableConcept()
        .addCoding(new Coding().setSystem(system).setCode(code).setDisplay(display));
  }
}
