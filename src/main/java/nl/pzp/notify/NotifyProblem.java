package nl.pzp.notify;

import static nl.pzp.problem.ProblemKind.error;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Why a subscription, or a request about one, is refused. */
public enum NotifyProblem implements ProblemCode {
  TOPIC_UNKNOWN(error("PZP-NOT-001", 422, "not-supported")),
  CHANNEL_NOT_OFFERED(error("PZP-NOT-002", 422, "not-supported")),
  PAYLOAD_NOT_OFFERED(error("PZP-NOT-006", 422, "not-supported")),
  FULL_NEEDS_MUTUAL_TLS(error("PZP-NOT-007", 422, "security")),
  FILTER_UNKNOWN(error("PZP-NOT-008", 422, "not-supported")),
  FILTER_VALUE(error("PZP-NOT-009", 422, "value")),
  HEADER_NOT_ALLOWED(error("PZP-NOT-010", 422, "value")),
  STATUS_NOT_ALLOWED(error("PZP-NOT-011", 422, "business-rule")),
  END_PAST(error("PZP-NOT-012", 422, "business-rule")),
  SAME_SUBSCRIPTION(error("PZP-NOT-013", 409, "duplicate")),
  TOO_MANY(error("PZP-NOT-014", 422, "too-costly")),
  SUBSCRIPTION_UNKNOWN(error("PZP-NOT-015", 404, "not-found")),
  SUBSCRIPTION_REMOVED(error("PZP-NOT-016", 410, "deleted")),
  OF_THE_OPERATOR(error("PZP-NOT-017", 405, "business-rule")),
  NUMBER_UNREADABLE(error("PZP-NOT-018", 400, "value")),
  SEARCH_UNKNOWN(error("PZP-NOT-019", 400, "not-supported")),
  CHANNEL_UNKNOWN(error("PZP-NOT-020", 422, "not-supported")),
  RECEIVER_NOT_NAMED(error("PZP-NOT-021", 422, "required")),
  OWN_NUMBER_NOT_SET(error("PZP-NOT-022", 422, "required")),
  TOPIC_NOT_BY_CHANNEL(error("PZP-NOT-023", 422, "not-supported")),
  BOX_UNREADABLE(error("PZP-NOT-024", 422, "value")),
  PATIENT_WITHOUT_BSN(error("PZP-NOT-025", 422, "required"));

  private final ProblemKind kind;

  NotifyProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
