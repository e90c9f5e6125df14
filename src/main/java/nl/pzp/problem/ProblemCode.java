package nl.pzp.problem;

/**
 * The stable name of one kind of problem. Each feature lists its own in an enum; the texts stand in
 * {@code profiles/problems} under {@link #id()}.
 */
public interface ProblemCode {

  ProblemKind kind();

  /** The code that testers see and that never changes meaning, such as {@code PZP-FORM-003}. */
  default String id() {
    return kind().id();
  }

  default Severity severity() {
    return kind().severity();
  }

  /** The HTTP status of an answer in which this is the gravest problem. */
  default int httpStatus() {
    return kind().httpStatus();
  }

  /** The nearest code of FHIR's issue-type value set. */
  default String issueType() {
    return kind().issueType();
  }
}
