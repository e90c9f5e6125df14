package nl.pzp.record.atrest;

import static nl.pzp.problem.ProblemKind.error;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Problems with keys and sealed values. */
public enum AtRestProblem implements ProblemCode {
  KEY_FILE_MISSING(error("PZP-REC-101", 500, "exception")),
  KEY_FILE_WRONG(error("PZP-REC-102", 500, "exception")),
  KEY_FILE_UNREADABLE(error("PZP-REC-103", 500, "exception")),
  CONTENT_UNREADABLE(error("PZP-REC-104", 500, "exception")),
  KEY_IN_USE(error("PZP-REC-105", 500, "exception"));

  private final ProblemKind kind;

  AtRestProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
