package nl.pzp.intake;

import org.hl7.fhir.r4.model.Bundle;

/** A message that is in the record, with the answer to each of its entries, in their order. */
public record Accepted(Bundle response) {

  @Override
  public String toString() {
    return "Accepted[" + response.getEntry().size() + " entries]";
  }
}
