package nl.pzp.his;

import static nl.pzp.problem.ProblemKind.error;
import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Reasons why a letter is refused, waits, or cannot be sent. */
public enum LetterProblem implements ProblemCode {
  TYPE_NOT_READ(error("PZP-LTR-001", 422, "not-supported")),
  SEGMENT_MISSING(error("PZP-LTR-002", 422, "required")),
  BSN_MISSING(error("PZP-LTR-003", 422, "required")),
  BSN_INVALID(error("PZP-LTR-004", 422, "value")),
  TWO_BSNS(error("PZP-LTR-005", 422, "business-rule")),
  BIRTH_DATE_MISSING(error("PZP-LTR-006", 422, "required")),
  PATIENT_UNKNOWN(error("PZP-LTR-007", 422, "not-found")),
  BIRTH_DATE_DIFFERS(error("PZP-LTR-008", 422, "conflict")),
  REFERENCE_REUSED(error("PZP-LTR-009", 409, "duplicate")),
  WAITED_TOO_LONG(error("PZP-LTR-010", 422, "timeout")),
  SENDER_NOT_SET(error("PZP-LTR-021", 500, "required")),
  RECIPIENT_WITHOUT_ADDRESS(error("PZP-LTR-022", 422, "not-found")),
  LETTER_INCOMPLETE(error("PZP-LTR-023", 422, "required")),
  NO_RECIPIENT(error("PZP-LTR-024", 422, "not-found")),
  FAILED(error("PZP-LTR-040", 500, "exception")),
  SEGMENT_NOT_READ(warning("PZP-LTR-101", "structure")),
  DATE_UNREADABLE(warning("PZP-LTR-102", "value"));

  private final ProblemKind kind;

  LetterProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
