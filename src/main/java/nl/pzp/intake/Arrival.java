package nl.pzp.intake;

import java.util.List;
import java.util.Locale;
import nl.pzp.record.MessageId;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way into the record, in R4: always a transaction, also where one resource was
 * posted.
 *
 * @param message under which it is kept in the inbox
 * @param base address of the door, without a slash at its end
 * @param reader language of whoever reads the answer
 * @param notes what its way to R4 gave to say
 * @param merge whose place the patient of the message takes, or null where it merges nobody
 */
public record Arrival(
    MessageId message,
    IncomingCall call,
    Bundle bundle,
    String base,
    Locale reader,
    List<Note> notes,
    @Nullable PatientMerge merge) {

  public Arrival {
    notes = List.copyOf(notes);
  }

  /** The same message, which makes its patient one with somebody else. */
  public Arrival merging(@Nullable PatientMerge other) {
    return new Arrival(message, call, bundle, base, reader, notes, other);
  }

  @Override
  public String toString() {
    return "Arrival[" + message + "]";
  }
}
