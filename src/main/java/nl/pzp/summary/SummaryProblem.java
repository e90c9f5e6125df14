package nl.pzp.summary;

import static nl.pzp.problem.ProblemKind.error;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Why a plan or a page is not given. */
public enum SummaryProblem implements ProblemCode {
  AS_OF_UNREADABLE(error("PZP-NOW-101", 400, "value"));

  private final ProblemKind kind;

  SummaryProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
