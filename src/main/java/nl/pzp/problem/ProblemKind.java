package nl.pzp.problem;

/**
 * What all problems of one code share.
 *
 * @param id stable, such as {@code PZP-FORM-003}
 * @param httpStatus of an answer whose gravest problem is of this kind
 * @param issueType code of FHIR's issue-type value set
 */
public record ProblemKind(String id, Severity severity, int httpStatus, String issueType) {

  /** A refusal, with the status that the sender gets. */
  public static ProblemKind error(String id, int httpStatus, String issueType) {
    return new ProblemKind(id, Severity.ERROR, httpStatus, issueType);
  }

  /** Taken over, but somebody should look. */
  public static ProblemKind warning(String id, String issueType) {
    return new ProblemKind(id, Severity.WARNING, 200, issueType);
  }

  /** Good to know. */
  public static ProblemKind information(String id, String issueType) {
    return new ProblemKind(id, Severity.INFORMATION, 200, issueType);
  }
}
