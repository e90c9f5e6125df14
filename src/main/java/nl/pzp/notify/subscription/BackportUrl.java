package nl.pzp.notify.subscription;

import nl.pzp.identifier.AdapterUrl;

/** The names of the extensions in the Subscriptions R5 Backport guide. */
public enum BackportUrl {
  FILTER_CRITERIA("backport-filter-criteria"),
  PAYLOAD_CONTENT("backport-payload-content"),
  HEARTBEAT_PERIOD("backport-heartbeat-period"),
  TIMEOUT("backport-timeout"),
  MAX_COUNT("backport-max-count"),
  CHANNEL_TYPE("backport-channel-type"),
  SUBSCRIPTION_PROFILE("backport-subscription"),
  NOTIFICATION_PROFILE("backport-subscription-notification-r4"),
  STATUS_PROFILE("backport-subscription-status-r4"),
  TOPIC_CANONICAL("capabilitystatement-subscriptiontopic-canonical");

  /** Before the type and id of each definition of the guide. */
  public static final String GUIDE = "http://hl7.org/fhir/uv/subscriptions-backport/";

  /** Extension of channel: a subscriber gives the key that signs its notifications. */
  public static final String SIGNATURE_SECRET =
      AdapterUrl.STRUCTURE_DEFINITION + "signature-secret";

  /** Extension of the operator's channel: the {@link DisclosureBasis} for its content. */
  public static final String DELIVERY_BASIS = AdapterUrl.STRUCTURE_DEFINITION + "delivery-basis";

  /** The codes of channels that only the operator can choose. */
  public static final String OWN_CHANNELS = AdapterUrl.SUBSCRIPTION_CHANNEL_CODES;

  /** Marks an event that was withheld from the subscriber. */
  public static final String EVENT_WITHHELD = AdapterUrl.STRUCTURE_DEFINITION + "event-withheld";

  private final String name;

  BackportUrl(String name) {
    this.name = name;
  }

  public String url() {
    return GUIDE + "StructureDefinition/" + name;
  }
}
