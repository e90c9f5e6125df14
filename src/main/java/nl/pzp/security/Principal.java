package nl.pzp.security;

/**
 * An admitted caller.
 *
 * @param name in the audit trail and the inbox; never patient data
 * @param source URI for {@code meta.source} of a resource that has none
 * @param reach how much of a patient's data it may see
 */
public record Principal(String name, String source, Reach reach) {

  /** Prefix of the subscription id in the name of a subscriber. */
  public static final String SUBSCRIBER = "subscriber:";

  /** A caller that sharing consent does not restrict. */
  public Principal(String name, String source) {
    this(name, source, Reach.ALL);
  }

  /** The subscriber of this subscription; sees only data that is shared with it. */
  public static Principal subscriber(String subscription, String source) {
    return new Principal(SUBSCRIBER + subscription, source, Reach.SHARED);
  }
}
