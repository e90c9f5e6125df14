package nl.pzp.careteam;

import org.hl7.fhir.r4.model.Resource;

/**
 * What a source stated once about one resource.
 *
 * @param subject {@code Type/id} of the resource in the record
 * @param content the resource as it was stated
 */
public record SourceStatement(String subject, SourceTime time, Resource content) {

  @Override
  public String toString() {
    return "SourceStatement[" + subject + "]";
  }
}
