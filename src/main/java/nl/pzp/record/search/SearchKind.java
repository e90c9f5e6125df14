package nl.pzp.record.search;

import java.util.Locale;

/** Type of a search parameter (FHIR R4, search, parameter types). */
public enum SearchKind {
  TOKEN,
  REFERENCE,
  /** The address of a definition, with or without its version; to a client it is a reference. */
  CANONICAL,
  DATE,
  STRING,
  URI;

  /** The code of FHIR's search-param-type that a CapabilityStatement gives. */
  public String fhirCode() {
    return this == CANONICAL ? REFERENCE.fhirCode() : name().toLowerCase(Locale.ROOT);
  }

  static SearchKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
