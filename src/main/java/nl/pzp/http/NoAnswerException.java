package nl.pzp.http;

/** A request had no answer, or none in time. */
public final class NoAnswerException extends Exception {

  /** What stood in the way. */
  public enum Why {
    /** The name leads to an address to which nothing may be sent. */
    ADDRESS_NOT_ALLOWED,
    TIMEOUT,
    /** No trust in the other side's certificate, or in ours. */
    TLS,
    /** No connection, or one that broke. */
    NO_RESPONSE
  }

  private static final long serialVersionUID = 1L;

  private final Why why;

  NoAnswerException(Why why) {
    // Without the cause: its message may repeat an address, and addresses may hold secrets.
    super(why.name());
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
