package nl.pzp.notify.subscription;

/** The names that the Subscriptions R5 Backport guide gives to what it adds to R4. */
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

  /**
   * With this extension of channel a subscriber gives the key that notifications are signed with.
   */
  public static final String SIGNATURE_SECRET =
      "https://pzp-adapter.github.io/fhir/StructureDefinition/signature-secret";

  /** On a channel of the operator: the {@link DisclosureBasis} on which content leaves. */
  public static final String DELIVERY_BASIS =
      "https://pzp-adapter.github.io/fhir/StructureDefinition/delivery-basis";

  /** Of the codes of the channels that only the operator can choose. */
  public static final String OWN_CHANNELS =
      "https://pzp-adapter.github.io/fhir/CodeSystem/subscription-channel";

  /** On an event that was not shown to the subscriber. */
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
