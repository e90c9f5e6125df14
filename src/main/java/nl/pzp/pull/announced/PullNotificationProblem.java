package nl.pzp.pull.announced;

import static nl.pzp.problem.ProblemKind.error;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Why a notified pull's Task was refused, or why its fetch gave nothing. */
public enum PullNotificationProblem implements ProblemCode {
  IDENTIFIER_MISSING(error("PZP-NPL-001", 422, "required")),
  SENDER_MISSING(error("PZP-NPL-002", 422, "required")),
  SENDER_UNKNOWN(error("PZP-NPL-003", 422, "not-found")),
  NOT_FOR_US(error("PZP-NPL-004", 422, "business-rule")),
  PATIENT_MISSING(error("PZP-NPL-005", 422, "required")),
  STATUS_NOT_OFFERED(error("PZP-NPL-006", 422, "not-supported")),
  OVER(error("PZP-NPL-007", 422, "business-rule")),
  IDENTIFIER_REUSED(error("PZP-NPL-008", 409, "conflict")),
  TOO_MANY(error("PZP-NPL-009", 503, "throttled")),
  SEARCH_NOT_OFFERED(error("PZP-NPL-010", 400, "not-supported")),
  FETCH_FAILED(error("PZP-NPL-011", 502, "transient")),
  GAVE_UP(error("PZP-NPL-012", 504, "timeout"));

  private final ProblemKind kind;

  PullNotificationProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
