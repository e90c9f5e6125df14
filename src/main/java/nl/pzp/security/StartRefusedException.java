package nl.pzp.security;

/**
 * The configuration is unsafe, so the adapter does not start; the message gives reason and remedy.
 */
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
