package nl.pzp.fhirapi.intake;

import java.util.Locale;
import nl.pzp.fhirapi.guard.IncomingCall;
import nl.pzp.record.MessageId;
import org.hl7.fhir.r4.model.Bundle;

/**
 * A message on its way into the record: always a transaction, also where one resource was posted.
 *
 * @param message under which it is kept in the inbox
 * @param base address of the door, without a slash at its end
 * @param reader language of whoever reads the answer
 */
public record Arrival(
    MessageId message, IncomingCall call, Bundle bundle, String base, Locale reader) {

  @Override
  public String toString() {
    return "Arrival[" + message + "]";
  }
}
