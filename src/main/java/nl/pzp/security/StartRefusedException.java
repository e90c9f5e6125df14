package nl.pzp.security;

/** The adapter does not start like this; says why, and what to do. */
final class StartRefusedException extends RuntimeException {

  private final String remedy;

  StartRefusedException(String reason, String remedy) {
    super(reason);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
