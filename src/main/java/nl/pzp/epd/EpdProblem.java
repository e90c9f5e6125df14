package nl.pzp.epd;

import static nl.pzp.problem.ProblemKind.error;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Reasons to refuse a hospital message. */
public enum EpdProblem implements ProblemCode {
  TYPE_NOT_SERVED(error("PZP-EPD-001", 422, "not-supported")),
  CONTROL_ID_REUSED(error("PZP-EPD-002", 409, "duplicate")),
  STILL_WORKING(error("PZP-EPD-003", 503, "transient")),
  UNAVAILABLE(error("PZP-EPD-004", 503, "transient")),
  FAILED(error("PZP-EPD-005", 500, "exception")),
  SEGMENT_MISSING(error("PZP-EPD-006", 422, "required")),
  FIELD_MISSING(error("PZP-EPD-007", 422, "required")),
  PATIENT_WITHOUT_NUMBER(error("PZP-EPD-008", 422, "required")),
  TWO_BSNS(error("PZP-EPD-009", 422, "conflict")),
  NUMBERS_OF_TWO_PATIENTS(error("PZP-EPD-010", 409, "conflict")),
  CODE_UNKNOWN(error("PZP-EPD-011", 422, "code-invalid")),
  DOCUMENT_MISSING(error("PZP-EPD-012", 422, "required")),
  DOCUMENT_BROKEN(error("PZP-EPD-013", 422, "value")),
  DOCUMENT_FORMAT(error("PZP-EPD-014", 422, "not-supported")),
  DOCUMENT_UNKNOWN(error("PZP-EPD-015", 404, "not-found")),
  FORM_UNKNOWN(error("PZP-EPD-016", 422, "code-invalid")),
  ANSWER_WITHOUT_QUESTION(error("PZP-EPD-017", 422, "structure")),
  ANSWER_NOT_FINAL(error("PZP-EPD-018", 422, "business-rule")),
  DEAD_AND_ALIVE(error("PZP-EPD-019", 422, "conflict")),
  SAYS_TWO_THINGS(error("PZP-EPD-020", 422, "conflict")),
  STATEMENT_UNKNOWN(error("PZP-EPD-021", 404, "not-found")),
  TWICE_IN_ONE_MESSAGE(error("PZP-EPD-022", 422, "structure")),
  NOT_FOR_PRODUCTION(error("PZP-EPD-023", 422, "not-supported")),
  PATIENT_WITHOUT_BSN(error("PZP-EPD-031", 422, "required")),
  ANSWER_NOT_CARRIED(error("PZP-EPD-032", 422, "not-supported")),
  HOSPITAL_REFUSED(error("PZP-EPD-033", 422, "processing")),
  HOSPITAL_NOT_NOW(error("PZP-EPD-034", 503, "transient")),
  HOSPITAL_AWAY(error("PZP-EPD-035", 503, "transient")),
  HOSPITAL_SILENT(error("PZP-EPD-036", 503, "timeout")),
  HOSPITAL_NOT_TRUSTED(error("PZP-EPD-037", 503, "security")),
  ANSWER_UNREADABLE(error("PZP-EPD-038", 503, "structure")),
  HOSPITAL_CHARSET(error("PZP-EPD-039", 422, "code-invalid"));

  private final ProblemKind kind;

  EpdProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
