package nl.pzp.bench;

/** How a command ended, for scripts. */
final class ExitStatus {

  static final int OK = 0;

  /** Something was found, or nothing was made. */
  static final int FINDINGS = 1;

  /** The command was given wrongly, or a file could not be opened or written. */
  static final int NOT_DONE = 2;

  private ExitStatus() {}
}
