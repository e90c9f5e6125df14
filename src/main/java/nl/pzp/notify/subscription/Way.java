package nl.pzp.notify.subscription;

/**
 * How events of a subscription leave.
 *
 * @param channel its code, as settings name it
 */
public record Way(String channel, DisclosureBasis basis) {

  /** The only one that can be asked for over FHIR. */
  public static final Way REST_HOOK = new Way("rest-hook", DisclosureBasis.CONSENT);

  /** Whether a subscriber that may not see the content is told that something happened. */
  public boolean canShowLess() {
    return channel.equals(REST_HOOK.channel);
  }
}
