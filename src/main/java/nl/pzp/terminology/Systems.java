package nl.pzp.terminology;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The naming systems of {@code profiles/systems.yaml}. */
public final class Systems {

  /** The beginning of an OID that is written as a URI (RFC 3061). */
  public static final String URN_OID = "urn:oid:";

  /** FHIR's system for an identifier that is a URI by itself, such as a UUID. */
  public static final String URIS = "urn:ietf:rfc:3986";

  private record File(Map<NamingSystem, Entry> systems) {
    @com.fasterxml.jackson.annotation.JsonCreator
    static File of(Map<NamingSystem, Entry> systems) {
      return new File(systems);
    }
  }

  private record Entry(String uri, String oid) {}

  private final Map<NamingSystem, Entry> entries;

  private Systems(Map<NamingSystem, Entry> entries) {
    this.entries = entries;
  }

  /**
   * Reads {@code systems.yaml}.
   *
   * @throws IllegalStateException when the file lacks a system that the code names
   */
  public static Systems read(Profiles profiles) {
    var entries =
        new EnumMap<NamingSystem, Entry>(profiles.yaml("systems.yaml", File.class).systems());
    for (var name : NamingSystem.values()) {
      if (!entries.containsKey(name)) {
        throw new IllegalStateException("systems.yaml has no " + name);
      }
    }
    return new Systems(entries);
  }

  /** The URI that FHIR uses. */
  public String uri(NamingSystem name) {
    return entry(name).uri();
  }

  /** The OID that HL7v2 and CDA use; empty when there is none. */
  public String oid(NamingSystem name) {
    return entry(name).oid();
  }

  /** Each way that a FHIR identifier may name the system: its URI, and its OID where it has one. */
  public Set<String> spellings(NamingSystem name) {
    return oid(name).isEmpty()
        ? Set.of(uri(name))
        : Set.copyOf(List.of(uri(name), URN_OID + oid(name)));
  }

  private Entry entry(NamingSystem name) {
    return java.util.Objects.requireNonNull(entries.get(name));
  }
}
