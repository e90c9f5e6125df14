package nl.pzp.bench;

/** The exit status of a command, for scripts. */
final class ExitStatus {

  static final int OK = 0;

  /** A finding was reported, or no result was made. */
  static final int FINDINGS = 1;

  /** The command was wrong, or a file could not be opened or written. */
  static final int NOT_DONE = 2;

  private ExitStatus() {}
}
