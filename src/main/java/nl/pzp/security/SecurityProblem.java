package nl.pzp.security;

import static nl.pzp.problem.ProblemKind.error;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Reasons to refuse a caller. */
public enum SecurityProblem implements ProblemCode {
  NOT_ALLOWED(error("PZP-SEC-001", 403, "forbidden")),
  HOST_NOT_SERVED(error("PZP-SEC-020", 421, "security")),
  CROSS_SITE(error("PZP-SEC-021", 403, "forbidden")),
  OPERATOR_TOKEN_NEEDED(error("PZP-SEC-022", 401, "login")),
  ANSWER_NOT_REPEATED(error("PZP-SEC-023", 409, "conflict"));

  private final ProblemKind kind;

  SecurityProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
