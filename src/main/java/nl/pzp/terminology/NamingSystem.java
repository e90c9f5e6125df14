package nl.pzp.terminology;

/** Naming systems that the code uses by name; their URIs and OIDs are in {@code systems.yaml}. */
public enum NamingSystem {
  BSN,
  UZI,
  URA,
  AGB,
  BIG,
  UZI_ROLE,
  AGB_SPECIALTY
}
