package nl.pzp.problem;

/** Severity of a problem, most severe first. */
public enum Severity {
  /** The message is refused, or the part at the problem's place was not stored. */
  ERROR,
  /** Accepted, but a person should check it. */
  WARNING,
  /** Accepted; for information only. */
  INFORMATION
}
