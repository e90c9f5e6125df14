package nl.pzp.notify.subscription;

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

  private static final String BASE =
      "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

  /** Extension of channel: a subscriber gives the key that signs its notifications. */
  public static final String SIGNATURE_SECRET =
      "https://pzp-adapter.github.io/fhir/StructureDefinition/signature-secret";

  /** Extension of the operator's channel: the {@link DisclosureBasis} for its content. */
  public static final String DELIVERY_BASIS =
      "https://pzp-adapter.github.io/fhir/StructureDefinition/delivery-basis";

  /** The codes of channels that only the operator can choose. */
  public static final String OWN_CHANNELS =
      "https://pzp-adapter.github.io/fhir/CodeSystem/subscription-channel";

  /** Marks an event that was withheld from the subscriber. */
  public static final String EVENT_WITHHELD =
      "https://pzp-adapter.github.io/fhir/StructureDefinition/event-withheld";

  private final String name;

  BackportUrl(String name) {
    this.name = name;
  }

  public String url() {
    return BASE + name;
  }
}
