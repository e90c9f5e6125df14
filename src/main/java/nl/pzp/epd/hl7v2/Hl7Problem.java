package nl.pzp.epd.hl7v2;

import static nl.pzp.problem.ProblemKind.error;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Reasons why a text is not a readable HL7v2 message. */
public enum Hl7Problem implements ProblemCode {
  NO_HEADER(error("PZP-HL7-001", 400, "structure")),
  SEPARATORS(error("PZP-HL7-002", 400, "structure")),
  NO_CONTROL_ID(error("PZP-HL7-003", 400, "required")),
  HEADER_TOO_LONG(error("PZP-HL7-004", 400, "too-long")),
  CHARSET_UNKNOWN(error("PZP-HL7-005", 400, "code-invalid")),
  CHARSET_OTHER(error("PZP-HL7-006", 400, "value")),
  CHARACTER_NOT_ALLOWED(error("PZP-HL7-007", 400, "structure")),
  SEGMENT_NAME(error("PZP-HL7-008", 400, "structure")),
  TOO_MANY(error("PZP-HL7-009", 400, "too-long")),
  TOO_LONG(error("PZP-HL7-010", 413, "too-long")),
  TIME(error("PZP-HL7-011", 400, "value"));

  private final ProblemKind kind;

  Hl7Problem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
