package nl.pzp.stu3;

import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;

/** The three things that a Consent can mean; only scope and category tell them apart. */
enum ConsentKind {
  /** A permission or refusal of a treatment (zib TreatmentDirective). */
  TREATMENT_DIRECTIVE,
  /** A will that the patient has written down (zib AdvanceDirective). */
  ADVANCE_DIRECTIVE,
  /** Anything else, such as the permission to share. */
  OTHER;

  static ConsentKind of(Consent consent, Vocabulary vocabulary) {
    if (consent.getCategory().stream()
        .anyMatch(c -> has(c, PlanCode.TREATMENT_DIRECTIVE_CATEGORY, vocabulary))) {
      return TREATMENT_DIRECTIVE;
    }
    if (consent.getCategory().stream()
        .anyMatch(c -> has(c, PlanCode.ADVANCE_DIRECTIVE_CATEGORY, vocabulary))) {
      return ADVANCE_DIRECTIVE;
    }
    return OTHER;
  }

  static ConsentKind of(org.hl7.fhir.dstu3.model.Consent consent, Vocabulary vocabulary) {
    if (consent.getCategory().stream()
        .anyMatch(c -> has(c, ZibCode.TREATMENT_DIRECTIVE, vocabulary))) {
      return TREATMENT_DIRECTIVE;
    }
    if (consent.getCategory().stream()
        .anyMatch(c -> has(c, ZibCode.ADVANCE_DIRECTIVE, vocabulary))) {
      return ADVANCE_DIRECTIVE;
    }
    return OTHER;
  }

  static boolean has(CodeableConcept concept, PlanCode code, Vocabulary vocabulary) {
    return concept.getCoding().stream().anyMatch(coding -> vocabulary.is(code, coding));
  }

  static boolean has(
      org.hl7.fhir.dstu3.model.CodeableConcept concept, ZibCode code, Vocabulary vocabulary) {
    return concept.getCoding().stream().anyMatch(coding -> vocabulary.is(code, coding));
  }

  /** The scope that R4 wants for this kind. */
  PlanCode scope() {
    return switch (this) {
      case TREATMENT_DIRECTIVE -> PlanCode.TREATMENT_DIRECTIVE_SCOPE;
      case ADVANCE_DIRECTIVE -> PlanCode.ADVANCE_DIRECTIVE_SCOPE;
      case OTHER -> PlanCode.SHARING_SCOPE;
    };
  }
}
