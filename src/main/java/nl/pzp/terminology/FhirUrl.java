package nl.pzp.terminology;

/** Extensions and search parameters that FHIR itself defines. */
public enum FhirUrl {
  DATA_ABSENT_REASON("StructureDefinition/data-absent-reason"),
  FLAG_DETAIL("StructureDefinition/flag-detail"),
  MATCH_GRADE("StructureDefinition/match-grade"),

  /** FHIR's cross-version extension for an element of STU3 that R4 removed. */
  STU3_DOCUMENT_CREATED("3.0/StructureDefinition/extension-DocumentReference.created"),

  /** Before the name of an element of R5's SubscriptionTopic: its cross-version extension. */
  R5_TOPIC_ELEMENT("5.0/StructureDefinition/extension-SubscriptionTopic."),

  SEARCH_SUBSCRIPTION_URL("SearchParameter/Subscription-url"),
  SEARCH_SUBSCRIPTION_STATUS("SearchParameter/Subscription-status");

  private static final String FHIR = "http://hl7.org/fhir/";

  private final String path;

  FhirUrl(String path) {
    this.path = path;
  }

  public String url() {
    return FHIR + path;
  }
}
