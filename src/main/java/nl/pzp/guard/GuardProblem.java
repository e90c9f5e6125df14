package nl.pzp.guard;

import static nl.pzp.problem.ProblemKind.error;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Reasons to keep a message from the FHIR parser. */
public enum GuardProblem implements ProblemCode {
  BODY_TOO_LARGE(error("PZP-GUARD-001", 413, "too-long")),
  BODY_COMPRESSED(error("PZP-GUARD-002", 415, "not-supported")),
  BODY_MISSING(error("PZP-GUARD-003", 400, "required")),
  CONTENT_TYPE_NOT_SERVED(error("PZP-GUARD-004", 415, "not-supported")),
  OTHER_FHIR_VERSION(error("PZP-GUARD-005", 415, "not-supported")),
  STU3_CONTENT(error("PZP-GUARD-006", 422, "not-supported")),
  NOT_UTF8(error("PZP-GUARD-007", 400, "structure")),
  JSON_BROKEN(error("PZP-GUARD-008", 400, "structure")),
  NAME_TWICE(error("PZP-GUARD-009", 400, "structure")),
  NESTED_TOO_DEEP(error("PZP-GUARD-010", 400, "too-long")),
  NUMBER_TOO_BIG(error("PZP-GUARD-011", 400, "value")),
  TEXT_TOO_LONG(error("PZP-GUARD-012", 400, "too-long")),
  CHARACTER_NOT_ALLOWED(error("PZP-GUARD-013", 400, "structure")),
  XML_BROKEN(error("PZP-GUARD-014", 400, "structure")),
  XML_DOCTYPE(error("PZP-GUARD-015", 400, "security")),
  ID_MALFORMED(error("PZP-GUARD-016", 400, "value")),
  PATH_MALFORMED(error("PZP-GUARD-017", 400, "value")),
  NO_RESOURCE(error("PZP-GUARD-018", 400, "structure")),
  UNAVAILABLE(error("PZP-GUARD-019", 503, "transient")),
  FAILED(error("PZP-GUARD-020", 500, "exception")),
  R4_CONTENT(error("PZP-GUARD-021", 422, "not-supported")),
  XML_TEXT(error("PZP-GUARD-022", 400, "structure")),
  DIGIT_NOT_ALLOWED(error("PZP-GUARD-023", 400, "value")),
  DATE_MALFORMED(error("PZP-GUARD-024", 400, "value")),
  QUERY_MALFORMED(error("PZP-GUARD-025", 400, "value")),
  ID_NEEDED(error("PZP-GUARD-026", 405, "not-supported")),
  TEST_DATA(error("PZP-GUARD-030", 422, "not-supported"));

  private final ProblemKind kind;

  GuardProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
