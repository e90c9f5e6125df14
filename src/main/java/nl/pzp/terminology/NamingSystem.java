package nl.pzp.terminology;

/**
 * The naming systems that the code asks for by name; their URIs and OIDs stand in {@code
 * systems.yaml}.
 */
public enum NamingSystem {
  BSN,
  UZI,
  URA,
  AGB,
  BIG,
  UZI_ROLE,
  AGB_SPECIALTY
}
