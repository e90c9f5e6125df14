package nl.pzp.careteam;

import static nl.pzp.problem.ProblemKind.error;
import static nl.pzp.problem.ProblemKind.information;
import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Problems with a message about the care network. */
public enum CareTeamProblem implements ProblemCode {
  NETWORK_IS_DERIVED(error("PZP-TEAM-001", 422, "business-rule")),
  DELEGATION_INCOMPLETE(error("PZP-TEAM-002", 422, "required")),
  TASK_CHANGED(error("PZP-TEAM-003", 422, "business-rule")),
  NOT_DELETED(error("PZP-TEAM-004", 409, "business-rule")),
  LIST_TOO_LONG(error("PZP-TEAM-005", 413, "too-long")),
  TIME_IN_FUTURE(error("PZP-TEAM-040", 422, "value")),
  DELEGATE_OUTSIDE_NETWORK(warning("PZP-TEAM-010", "business-rule")),
  TWO_CENTRAL(warning("PZP-TEAM-011", "conflict")),
  TWO_RESPONSIBLE(warning("PZP-TEAM-012", "conflict")),
  STEP_OUT_OF_ORDER(warning("PZP-TEAM-013", "business-rule")),
  NOBODY_RESPONSIBLE(warning("PZP-TEAM-014", "incomplete")),
  FEEDBACK_QUESTION_UNKNOWN(warning("PZP-TEAM-015", "not-found")),
  CAME_LATE(information("PZP-TEAM-020", "informational"));

  private final ProblemKind kind;

  CareTeamProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
