package nl.pzp.intake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nl.pzp.intake.ArrivalContent.InR4;
import nl.pzp.record.MessageId;
import nl.pzp.security.Principal;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * A message that a door has kept on disk and hands over. It is the same type for every door.
 *
 * @param call who sends it, by which door, and what the sender claims; names the kept message
 * @param receivedAt when the door took it in
 * @param base address of the door, without a slash at its end
 * @param reader language in which the answer is read
 * @param notes problems found while the content was brought to R4
 * @param merge whose place the patient of the message takes, or null where it merges nobody
 */
public record Arrival(
    IncomingCall call,
    Instant receivedAt,
    ArrivalContent content,
    String base,
    Locale reader,
    List<Note> notes,
    @Nullable PatientMerge merge) {

  private static final Locale DUTCH = Locale.forLanguageTag("nl");
  private static final String NO_BASE = "urn:pzp:neighbour";

  public Arrival {
    Objects.requireNonNull(call.message(), "a door keeps a message before it hands it over");
    notes = List.copyOf(notes);
  }

  /** A message of the FHIR door. */
  public static Arrival posted(
      IncomingCall call, Instant receivedAt, ArrivalContent content, String base, Locale reader) {
    return new Arrival(call, receivedAt, content, base, reader, List.of(), null);
  }

  /**
   * A message of a door that reads another format, or that asks for FHIR itself.
   *
   * @param wayIn the door as inbox and audit know it, such as {@code edifact}
   * @param transaction as that door made it of the message
   */
  public static Arrival ofNeighbour(
      String wayIn,
      Principal principal,
      MessageId message,
      Instant receivedAt,
      Bundle transaction) {
    var call = IncomingCall.byNeighbour(wayIn, principal, wayIn, message);
    return new Arrival(call, receivedAt, new InR4(transaction), NO_BASE, DUTCH, List.of(), null);
  }

  /** The same message, which makes its patient one with somebody else. */
  public Arrival merging(@Nullable PatientMerge other) {
    return new Arrival(call, receivedAt, content, base, reader, notes, other);
  }

  /** The same message, brought to R4. */
  Arrival inR4(Bundle transaction, List<Note> found) {
    return new Arrival(call, receivedAt, new InR4(transaction), base, reader, found, merge);
  }

  /** Whether a door made it of another format, in which an element can be ended explicitly. */
  boolean isOfNeighbour() {
    return base.equals(NO_BASE);
  }

  /** The id under which the inbox keeps it. */
  public MessageId message() {
    return Objects.requireNonNull(call.message());
  }

  /** The URI that a resource gets as its source when neither it nor its Bundle names one. */
  public String source() {
    return call.principal().source();
  }

  /**
   * The transaction in R4.
   *
   * @throws IllegalStateException before {@link VersionStep} has brought it to R4
   */
  Bundle transaction() {
    if (content instanceof InR4 r4) {
      return r4.transaction();
    }
    throw new IllegalStateException("Message " + message() + " is not in R4 yet");
  }

  @Override
  public String toString() {
    return "Arrival[" + message() + "]";
  }
}
