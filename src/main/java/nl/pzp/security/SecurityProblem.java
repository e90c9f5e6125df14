package nl.pzp.security;

import static nl.pzp.problem.ProblemKind.error;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Reasons to refuse a caller. */
public enum SecurityProblem implements ProblemCode {
  NOT_ALLOWED(error("PZP-SEC-001", 403, "forbidden"));

  private final ProblemKind kind;

  SecurityProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
