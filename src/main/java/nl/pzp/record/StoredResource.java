package nl.pzp.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of one resource as the record keeps it.
 *
 * @param version counts from 1 without gaps per type and id, tombstones included
 * @param lastUpdated when the record took it over, to the millisecond
 * @param source the system that gave this version
 * @param deleted true for a tombstone: deleted by its source, or erased
 * @param json the FHIR JSON with {@code meta.versionId} and {@code meta.lastUpdated} of this
 *     version, empty for a tombstone
 * @param message the message that brought this version
 * @param person whose it is, or null for a resource that is about no patient
 */
public record StoredResource(
    String type,
    String id,
    int version,
    Instant lastUpdated,
    String source,
    boolean deleted,
    String json,
    MessageId message,
    @Nullable PersonId person) {

  /** Without the content, which is patient data. */
  @Override
  public String toString() {
    return type + "/" + id + "/_history/" + version + (deleted ? " (deleted)" : "");
  }
}
