package nl.pzp.security;

/**
 * Who was let in.
 *
 * @param name by which audit and inbox know the caller; never patient data
 * @param source the URI that a resource gets as its source when it names none itself
 * @param reach how much of a patient it may see
 */
public record Principal(String name, String source, Reach reach) {

  /** Before the number of the subscription that a caller is known by. */
  public static final String SUBSCRIBER = "subscriber:";

  /** One whom sharing does not bind. */
  public Principal(String name, String source) {
    this(name, source, Reach.ALL);
  }

  /** One that is known as the subscriber of this subscription, and sees what is shared with it. */
  public static Principal subscriber(String subscription, String source) {
    return new Principal(SUBSCRIBER + subscription, source, Reach.SHARED);
  }
}
