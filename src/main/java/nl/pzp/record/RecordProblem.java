package nl.pzp.record;

import static nl.pzp.problem.ProblemKind.error;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Why the record refuses. */
public enum RecordProblem implements ProblemCode {
  VERSION_CONFLICT(error("PZP-REC-001", 412, "conflict")),
  ALREADY_THERE(error("PZP-REC-002", 412, "duplicate")),
  ID_OF_OTHER_SOURCE(error("PZP-REC-003", 409, "conflict")),
  ID_OF_OTHER_PERSON(error("PZP-REC-004", 409, "conflict")),
  BSN_DIFFERS(error("PZP-REC-005", 409, "conflict")),
  BSN_OF_OTHER_PERSON(error("PZP-REC-006", 409, "conflict")),
  PERSON_ERASED(error("PZP-REC-007", 410, "deleted")),
  SEVERAL_MATCHES(error("PZP-REC-008", 412, "multiple-matches")),
  DELETED(error("PZP-REC-009", 410, "deleted")),
  CONTROL_ID_REUSED(error("PZP-REC-010", 409, "duplicate")),
  MESSAGE_SETTLED(error("PZP-REC-011", 409, "duplicate")),
  MESSAGE_ERASED(error("PZP-REC-012", 410, "deleted")),
  NAME_TOO_LONG(error("PZP-REC-013", 400, "too-long")),
  BUSY(error("PZP-REC-014", 503, "lock-error")),
  TOO_MUCH_OF_ONE_PERSON(error("PZP-REC-015", 500, "too-costly")),
  UNAVAILABLE(error("PZP-REC-016", 503, "transient")),
  MERGE_OF_TWO_BSNS(error("PZP-REC-017", 409, "conflict")),
  MERGE_NOT_LAST(error("PZP-REC-018", 409, "conflict")),
  NOT_STORABLE(error("PZP-REC-040", 422, "value"));

  private final ProblemKind kind;

  RecordProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
