package nl.pzp.stu3;

import org.hl7.fhir.r4.model.CodeType;

/** FHIR's own way to leave out a value that a version demands. */
final class AbsentReason {

  static final String URL = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  private AbsentReason() {}

  static CodeType unknown() {
    return new CodeType("unknown");
  }
}
