package nl.pzp.identifier;

import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Problems with identifying numbers. */
public enum IdentifierProblem implements ProblemCode {
  BSN_INVALID(warning("PZP-ID-001", "value")),
  AGB_INVALID(warning("PZP-ID-002", "value")),
  UZI_INVALID(warning("PZP-ID-003", "value")),
  URA_INVALID(warning("PZP-ID-004", "value"));

  private final ProblemKind kind;

  IdentifierProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
