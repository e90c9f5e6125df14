package nl.pzp.intake;

import nl.pzp.record.KnownVersion;
import org.hl7.fhir.r4.model.Resource;

/**
 * A version of the record as a resource, with its source in {@code meta.source}.
 *
 * @param resource shared by all who read it: change a {@link #copy} only
 * @param characters of its JSON
 */
public record ParsedVersion(KnownVersion version, Resource resource, int characters) {

  /** The resource for a reader who changes it. */
  public Resource copy() {
    return resource.copy();
  }

  @Override
  public String toString() {
    return version.toString();
  }
}
