package nl.pzp.http;

import static nl.pzp.problem.ProblemKind.error;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Why nothing may be sent to an address. */
public enum EndpointProblem implements ProblemCode {
  ENDPOINT_UNREADABLE(error("PZP-NOT-003", 422, "value")),
  ENDPOINT_NOT_SECURE(error("PZP-NOT-004", 422, "security")),
  ENDPOINT_NOT_ALLOWED(error("PZP-NOT-005", 422, "security")),
  ENDPOINT_OF_OTHER_CHANNEL(error("PZP-NOT-031", 422, "value"));

  private final ProblemKind kind;

  EndpointProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
