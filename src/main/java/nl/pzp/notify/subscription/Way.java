package nl.pzp.notify.subscription;

/**
 * How the events of a subscription leave.
 *
 * @param channel its code in the settings
 */
public record Way(String channel, DisclosureBasis basis) {

  /** The only way that a FHIR request can choose. */
  public static final Way REST_HOOK = new Way("rest-hook", DisclosureBasis.CONSENT);

  /** Whether a subscriber without a right to the content is still notified of the event. */
  public boolean canShowLess() {
    return channel.equals(REST_HOOK.channel);
  }
}
