package nl.pzp.intake;

import static nl.pzp.problem.ProblemKind.error;
import static nl.pzp.problem.ProblemKind.information;
import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Why a FHIR request is refused, and what is said of one that was accepted. */
public enum ApiProblem implements ProblemCode {
  TYPE_UNKNOWN(error("PZP-API-001", 404, "not-supported")),
  NOT_FOUND(error("PZP-API-002", 404, "not-found")),
  DELETED(error("PZP-API-003", 410, "deleted")),
  INTERACTION_NOT_OFFERED(error("PZP-API-004", 405, "not-supported")),
  FORMAT_NOT_OFFERED(error("PZP-API-005", 406, "not-supported")),
  TYPE_DIFFERS(error("PZP-API-006", 400, "invalid")),
  ELEMENT_UNKNOWN(error("PZP-API-007", 400, "structure")),
  VALUE_UNREADABLE(error("PZP-API-008", 400, "value")),
  ELEMENT_REPEATED(error("PZP-API-009", 400, "structure")),
  CONTENT_UNREADABLE(error("PZP-API-010", 400, "structure")),
  ID_DIFFERS(error("PZP-API-011", 400, "invalid")),
  BUNDLE_TYPE(error("PZP-API-012", 422, "not-supported")),
  BUNDLE_TOO_LONG(error("PZP-API-013", 413, "too-long")),
  ENTRY_UNREADABLE(error("PZP-API-014", 400, "invalid")),
  RESOURCE_TWICE(error("PZP-API-015", 400, "duplicate")),
  REFERENCE_UNRESOLVED(error("PZP-API-016", 422, "not-found")),
  REFERENCE_AMBIGUOUS(error("PZP-API-017", 412, "multiple-matches")),
  CONDITION_NOT_OFFERED(error("PZP-API-018", 400, "not-supported")),
  PATIENT_MISSING(error("PZP-API-019", 422, "required")),
  PATIENT_UNKNOWN(error("PZP-API-020", 422, "not-found")),
  TWO_PATIENTS(error("PZP-API-021", 422, "business-rule")),
  IF_MATCH_UNREADABLE(error("PZP-API-022", 400, "value")),
  DELETE_NOT_ALLOWED(error("PZP-API-023", 405, "not-supported")),
  OPERATION_INPUT(error("PZP-API-024", 400, "invalid")),
  REQUEST_UNREADABLE(error("PZP-API-025", 400, "invalid")),
  NOTHING_TO_WRITE(error("PZP-API-026", 404, "not-found")),
  TWO_BSNS(error("PZP-API-027", 422, "conflict")),
  BIRTH_DATE_CONTRADICTS(error("PZP-API-045", 422, "conflict")),
  BSN_AS_ID(error("PZP-API-041", 422, "value")),
  DIRECTIVE_TREATMENT(error("PZP-API-031", 422, "required")),
  DIRECTIVE_DECISION(error("PZP-API-032", 422, "required")),
  DIRECTIVE_DATE(error("PZP-API-033", 422, "required")),
  STRICT_SOURCE(error("PZP-API-034", 422, "business-rule")),
  DIRECTIVE_NOT_UNDERSTOOD(error("PZP-API-035", 422, "not-supported")),
  TIME_IN_FUTURE(error("PZP-API-040", 422, "value")),
  NEWER_FORM_EXISTS(warning("PZP-API-101", "business-rule")),
  FORM_CONTRADICTS_RESOURCES(warning("PZP-API-102", "conflict")),
  MADE_FROM_FORM(information("PZP-API-103", "informational")),
  RETRACTED_WITH_FORM(information("PZP-API-104", "informational")),
  KEPT_THOUGH_FLAGGED(information("PZP-API-105", "informational")),
  NOTHING_VALIDATED(information("PZP-API-106", "informational")),
  DIRECTIVE_NARROWED(warning("PZP-API-107", "business-rule"));

  private final ProblemKind kind;

  ApiProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
