package nl.pzp.pull;

import static nl.pzp.problem.ProblemKind.error;
import static nl.pzp.problem.ProblemKind.information;
import static nl.pzp.problem.ProblemKind.warning;

import java.util.Set;
import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Why a source was not asked, gave nothing, or gave resources that were refused. */
public enum PullProblem implements ProblemCode {
  SOURCE_UNKNOWN(error("PZP-PULL-001", 404, "not-found")),
  PATIENT_NOT_IN_RECORD(error("PZP-PULL-002", 404, "not-found")),
  NO_BSN_IN_RECORD(error("PZP-PULL-003", 422, "required")),
  UNREACHABLE(error("PZP-PULL-011", 502, "transient")),
  TOO_SLOW(error("PZP-PULL-012", 504, "timeout")),
  BUSY(error("PZP-PULL-013", 503, "throttled")),
  TLS_FAILED(error("PZP-PULL-014", 502, "security")),
  RESTING(error("PZP-PULL-015", 503, "transient")),
  SERVER_FAILED(error("PZP-PULL-016", 502, "exception")),
  TOKEN_REFUSED(error("PZP-PULL-017", 502, "security")),
  ACCESS_REFUSED(error("PZP-PULL-018", 502, "forbidden")),
  NOT_FHIR(error("PZP-PULL-019", 502, "structure")),
  ANSWER_IS_FAILURE(error("PZP-PULL-020", 502, "processing")),
  REDIRECTED(error("PZP-PULL-021", 502, "security")),
  TOO_MUCH(error("PZP-PULL-022", 502, "too-costly")),
  PAGE_ELSEWHERE(error("PZP-PULL-023", 502, "security")),
  QUERY_REFUSED(error("PZP-PULL-024", 502, "not-supported")),
  SEVERAL_PATIENTS(error("PZP-PULL-031", 409, "multiple-matches")),
  OTHER_PATIENT(error("PZP-PULL-032", 409, "security")),
  PATIENT_UNPROVEN(error("PZP-PULL-033", 422, "required")),
  BIRTH_DATE_DIFFERS(error("PZP-PULL-034", 409, "conflict")),
  SET_ASIDE(error("PZP-PULL-041", 422, "business-rule")),
  REFUSED_BEFORE(error("PZP-PULL-042", 422, "business-rule")),
  FAILED_HERE(error("PZP-PULL-043", 500, "exception")),
  NOT_READ(warning("PZP-PULL-051", "incomplete")),
  NO_LONGER_GIVEN(warning("PZP-PULL-052", "not-found")),
  DELETED_THERE(information("PZP-PULL-061", "deleted")),
  PATIENT_NOT_THERE(information("PZP-PULL-062", "not-found")),
  NOTHING_THERE(information("PZP-PULL-063", "informational")),
  CONVERSATION_THERE(information("PZP-PULL-064", "informational"));

  private final ProblemKind kind;

  PullProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }

  /** Whether further requests to the same source make no sense in this pull. */
  boolean endsThePull() {
    return this == RESTING || this == TOKEN_REFUSED || (isOutage() && this != SERVER_FAILED);
  }

  /** Whether the problem shows that the source itself is out of order. */
  boolean isOutage() {
    return Set.of(UNREACHABLE, TOO_SLOW, BUSY, TLS_FAILED, SERVER_FAILED).contains(this);
  }
}
