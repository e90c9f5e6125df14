package nl.pzp.intake;

import java.util.Locale;
import nl.pzp.record.MessageId;
import org.hl7.fhir.instance.model.api.IBaseBundle;

/**
 * A message as it left its door, in the version of FHIR that is spoken there: always a transaction,
 * also where one resource was posted.
 *
 * @param message under which it is kept in the inbox
 * @param base address of the door, without a slash at its end
 * @param reader language of whoever reads the answer
 */
public record Posted(
    MessageId message, IncomingCall call, IBaseBundle bundle, String base, Locale reader) {

  @Override
  public String toString() {
    return "Posted[" + message + "]";
  }
}
