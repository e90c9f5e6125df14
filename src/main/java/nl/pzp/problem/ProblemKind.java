package nl.pzp.problem;

/**
 * The properties that all problems of one code share.
 *
 * @param id stable, such as {@code PZP-FORM-003}
 * @param httpStatus of an answer in which this is the gravest problem
 * @param issueType code of FHIR's issue-type value set
 */
public record ProblemKind(String id, Severity severity, int httpStatus, String issueType) {

  /** A refusal; the sender gets this HTTP status. */
  public static ProblemKind error(String id, int httpStatus, String issueType) {
    return new ProblemKind(id, Severity.ERROR, httpStatus, issueType);
  }

  /** Accepted, but a person should check it. */
  public static ProblemKind warning(String id, String issueType) {
    return new ProblemKind(id, Severity.WARNING, 200, issueType);
  }

  /** Accepted; for information only. */
  public static ProblemKind information(String id, String issueType) {
    return new ProblemKind(id, Severity.INFORMATION, 200, issueType);
  }
}
