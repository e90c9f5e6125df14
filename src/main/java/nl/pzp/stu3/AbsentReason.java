package nl.pzp.stu3;

import nl.pzp.terminology.FhirUrl;
import org.hl7.fhir.r4.model.CodeType;

/** FHIR's own way to leave out a value that a version demands. */
final class AbsentReason {

  static final String URL = FhirUrl.DATA_ABSENT_REASON.url();

  static final String NOT_APPLICABLE = "not-applicable";

  private AbsentReason() {}

  static CodeType unknown() {
    return new CodeType("unknown");
  }

  static org.hl7.fhir.dstu3.model.CodeType unknownInStu3() {
    return new org.hl7.fhir.dstu3.model.CodeType("unknown");
  }
}
