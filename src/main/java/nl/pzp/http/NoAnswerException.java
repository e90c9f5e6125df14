package nl.pzp.http;

/** A request had no answer in time. */
public final class NoAnswerException extends Exception {

  /** The reason. */
  public enum Why {
    /** The name resolves to a forbidden address. */
    ADDRESS_NOT_ALLOWED,
    TIMEOUT,
    /** One side did not trust the other's certificate. */
    TLS,
    /** No connection, or a broken one. */
    NO_RESPONSE
  }

  private static final long serialVersionUID = 1L;

  private final Why why;

  NoAnswerException(Why why) {
    // Without the cause: its message may repeat the URL, which may hold a secret.
    super(why.name());
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
