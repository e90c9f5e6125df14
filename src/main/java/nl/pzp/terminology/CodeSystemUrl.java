package nl.pzp.terminology;

/** Code systems that the code uses by name and that no file of {@code profiles/} gives. */
public enum CodeSystemUrl {
  SNOMED("http://snomed.info/sct"),
  LOINC("http://loinc.org"),
  DICOM("http://dicom.nema.org/resources/ontology/DCM"),
  FHIR_TYPES("http://hl7.org/fhir/fhir-types"),
  RESTFUL_INTERACTION("http://hl7.org/fhir/restful-interaction"),
  CONDITION_CLINICAL(CodeSystemUrl.HL7 + "condition-clinical"),
  CONDITION_VERIFICATION(CodeSystemUrl.HL7 + "condition-ver-status"),
  DATA_ABSENT_REASON(CodeSystemUrl.HL7 + "data-absent-reason"),
  GOAL_ACHIEVEMENT(CodeSystemUrl.HL7 + "goal-achievement"),
  SUBSCRIPTION_ERROR(CodeSystemUrl.HL7 + "subscription-error"),
  AUDIT_ENTITY_TYPE(CodeSystemUrl.HL7 + "audit-entity-type"),
  AUDIT_OBJECT_ROLE(CodeSystemUrl.HL7 + "object-role"),
  AUDIT_SOURCE_TYPE(CodeSystemUrl.HL7 + "security-source-type");

  private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

  private final String url;

  CodeSystemUrl(String url) {
    this.url = url;
  }

  public String url() {
    return url;
  }
}
