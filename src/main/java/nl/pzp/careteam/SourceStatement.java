package nl.pzp.careteam;

import org.hl7.fhir.r4.model.Resource;

/**
 * One statement by a source about one resource.
 *
 * @param subject {@code Type/id} of the resource in the record
 * @param content the resource as stated
 */
public record SourceStatement(String subject, SourceTime time, Resource content) {

  @Override
  public String toString() {
    return "SourceStatement[" + subject + "]";
  }
}
