package nl.pzp.stu3;

import org.hl7.fhir.r4.model.CodeType;

/** FHIR's own way to leave out a value that a version demands. */
final class AbsentReason {

  static final String URL = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  static final String NOT_APPLICABLE = "not-applicable";

  private AbsentReason() {}

  static CodeType unknown() {
    return new CodeType("unknown");
  }

  static org.hl7.fhir.dstu3.model.CodeType unknownInStu3() {
    return new org.hl7.fhir.dstu3.model.CodeType("unknown");
  }
}
