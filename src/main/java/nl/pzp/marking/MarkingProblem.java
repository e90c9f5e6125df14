package nl.pzp.marking;

import static nl.pzp.problem.ProblemKind.error;
import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Problems with a marking. */
public enum MarkingProblem implements ProblemCode {
  MARKER_MISSING(error("PZP-MARK-001", 422, "required")),
  DATE_MISSING(error("PZP-MARK-002", 422, "required")),
  STATE_UNCLEAR(error("PZP-MARK-003", 422, "required")),
  NOT_DELETED(error("PZP-MARK-004", 409, "business-rule")),
  GROUND_MISSING(warning("PZP-MARK-010", "incomplete")),
  PHASE_UNKNOWN(warning("PZP-MARK-011", "incomplete")),
  REASON_MISSING(warning("PZP-MARK-012", "incomplete")),
  SOURCE_TIME_MISSING(warning("PZP-MARK-013", "incomplete")),
  PHASE_BACKWARDS(warning("PZP-MARK-014", "business-rule")),
  TWO_MARKINGS(warning("PZP-MARK-015", "conflict")),
  NOTHING_TO_WITHDRAW(warning("PZP-MARK-016", "business-rule")),
  SAME_MOMENT(warning("PZP-MARK-017", "conflict")),
  AFTER_DEATH(warning("PZP-MARK-018", "business-rule"));

  private final ProblemKind kind;

  MarkingProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
