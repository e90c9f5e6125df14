package nl.pzp.his.edifact;

import static nl.pzp.problem.ProblemKind.error;
import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Reasons why an interchange or message cannot be read, and warnings on those that can. */
public enum EdifactProblem implements ProblemCode {
  NO_INTERCHANGE(error("PZP-EDI-001", 400, "structure")),
  SEPARATORS(error("PZP-EDI-002", 400, "structure")),
  CUT_OFF(error("PZP-EDI-003", 400, "structure")),
  NO_SEGMENT(error("PZP-EDI-004", 400, "structure")),
  CHARACTER_SET(error("PZP-EDI-005", 400, "not-supported")),
  CHARACTER(error("PZP-EDI-006", 400, "value")),
  HEADER(error("PZP-EDI-007", 400, "required")),
  NO_END(error("PZP-EDI-008", 400, "structure")),
  INTERCHANGE_COUNT(error("PZP-EDI-009", 400, "structure")),
  INTERCHANGE_REFERENCE(error("PZP-EDI-010", 400, "structure")),
  MESSAGE_ENVELOPE(error("PZP-EDI-011", 400, "structure")),
  MESSAGE_COUNT(error("PZP-EDI-012", 400, "structure")),
  MESSAGE_REFERENCE(error("PZP-EDI-013", 400, "structure")),
  REFERENCE_TWICE(error("PZP-EDI-014", 400, "duplicate")),
  TEST(error("PZP-EDI-015", 422, "not-supported")),
  TOO_LARGE(error("PZP-EDI-016", 413, "too-long")),
  CHARACTERS_BEYOND(warning("PZP-EDI-101", "value")),
  REFERENCE_PREFIX(warning("PZP-EDI-102", "value"));

  private final ProblemKind kind;

  EdifactProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
