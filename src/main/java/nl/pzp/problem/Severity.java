package nl.pzp.problem;

/** How grave a problem is, gravest first. */
public enum Severity {
  /** The message is refused, or the part that the problem names was not taken over. */
  ERROR,
  /** Taken over; somebody should look. */
  WARNING,
  /** Good to know. */
  INFORMATION
}
