package nl.pzp.fhirapi.stu3;

import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Problems when the record cannot be shown in STU3. */
public enum ViewProblem implements ProblemCode {
  NOT_SHOWN(warning("PZP-VIEW-001", "incomplete")),
  DECISION_NOT_SHOWN(warning("PZP-VIEW-002", "incomplete")),
  PLAN_NOT_SHOWN(warning("PZP-VIEW-003", "incomplete"));

  private final ProblemKind kind;

  ViewProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
