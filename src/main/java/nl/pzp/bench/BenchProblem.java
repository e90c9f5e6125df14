package nl.pzp.bench;

import static nl.pzp.problem.ProblemKind.error;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Why the command line cannot do its task. */
public enum BenchProblem implements ProblemCode {
  FILE_ABSENT(error("PZP-BENCH-001", 404, "not-found")),
  FILE_UNREADABLE(error("PZP-BENCH-002", 500, "exception")),
  FILE_TOO_LARGE(error("PZP-BENCH-003", 413, "too-long")),
  NOTHING_IN_FOLDER(error("PZP-BENCH-004", 404, "not-found")),
  OUTPUT_UNWRITABLE(error("PZP-BENCH-006", 500, "exception")),
  FAULT(error("PZP-BENCH-007", 500, "exception")),
  PEOPLE_ABSENT(error("PZP-BENCH-008", 404, "not-found")),
  ONE_FILE_ONLY(error("PZP-BENCH-009", 400, "invalid")),
  DATA_IN_USE(error("PZP-BENCH-010", 409, "conflict")),
  DATA_ABSENT(error("PZP-BENCH-011", 404, "not-found")),
  ADAPTER_REFUSES(error("PZP-BENCH-012", 502, "exception")),
  NO_PACKAGE(error("PZP-BENCH-013", 400, "structure")),
  NO_KNOWN_EDITION(error("PZP-BENCH-014", 404, "not-found"));

  private final ProblemKind kind;

  BenchProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
