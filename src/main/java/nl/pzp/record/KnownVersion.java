package nl.pzp.record;

import java.time.Instant;

/**
 * One current version of a person, without its content. Equal ones have the same content for ever.
 *
 * @param version counts from 1 per type and id
 * @param lastUpdated when the record took it over, to the millisecond
 * @param source the system that gave it; of a Patient each source has its own
 */
public record KnownVersion(
    String type, String id, int version, Instant lastUpdated, String source, MessageId message) {

  /** The name of a version whose content is known. */
  public static KnownVersion of(StoredResource stored) {
    return new KnownVersion(
        stored.type(),
        stored.id(),
        stored.version(),
        stored.lastUpdated(),
        stored.source(),
        stored.message());
  }

  /** {@code Type/id}. */
  public String reference() {
    return type + "/" + id;
  }

  @Override
  public String toString() {
    return type + "/" + id + "/_history/" + version;
  }
}
