package nl.pzp.record;

import org.hl7.fhir.r4.model.Bundle;

/** An event that may leave now, with the resources that tell of it. */
public record OutgoingContent(OutgoingEvent event, Bundle content) {

  /** Without content. */
  @Override
  public String toString() {
    return event.toString();
  }
}
