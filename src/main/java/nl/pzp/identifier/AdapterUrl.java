package nl.pzp.identifier;

/** The URLs that the adapter gives to what it defines itself. Nothing needs to answer there. */
public final class AdapterUrl {

  /** Before the type and id of a resource, and before each name below. */
  public static final String BASE = "https://pzp-adapter.github.io/fhir/";

  /** The adapter as a system that others know, unless an operator names it otherwise. */
  public static final String SYSTEM = BASE + "adapter";

  public static final String STRUCTURE_DEFINITION = BASE + "StructureDefinition/";
  public static final String SUBSCRIPTION_TOPIC = BASE + "SubscriptionTopic/";

  public static final String EVENT = BASE + "event";
  public static final String LETTER = BASE + "letter";
  public static final String MESSAGE = BASE + "NamingSystem/message";
  public static final String PRINCIPAL = BASE + "NamingSystem/principal";

  public static final String DELIVERY_ERROR_CODES = BASE + "CodeSystem/delivery-error";
  public static final String ISSUE_CODES = BASE + "CodeSystem/issue";
  public static final String ORIGIN_CODES = BASE + "CodeSystem/origin";
  public static final String SUBSCRIPTION_CHANNEL_CODES = BASE + "CodeSystem/subscription-channel";

  private AdapterUrl() {}
}
