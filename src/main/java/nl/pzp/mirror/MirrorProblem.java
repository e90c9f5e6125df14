package nl.pzp.mirror;

import static nl.pzp.problem.ProblemKind.error;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Why a mirror differs from the record, as a delivery reports it. */
enum MirrorProblem implements ProblemCode {
  CHANGED_OVER_THERE(error("PZP-MIR-001", 422, "conflict")),
  REFUSED(error("PZP-MIR-002", 422, "processing")),
  NOT_TAKEN_BACK(error("PZP-MIR-003", 422, "business-rule")),
  NO_ACCESS(error("PZP-MIR-004", 503, "login")),
  NOT_NOW(error("PZP-MIR-005", 503, "transient")),
  NO_TRANSACTIONS(error("PZP-MIR-006", 503, "not-supported")),
  ANSWER_UNREADABLE(error("PZP-MIR-007", 502, "transient")),
  EMPTIED(error("PZP-MIR-008", 503, "transient"));

  private final ProblemKind kind;

  MirrorProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
