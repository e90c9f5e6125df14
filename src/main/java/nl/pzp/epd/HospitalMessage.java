package nl.pzp.epd;

import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A message for a hospital.
 *
 * @param controlId MSH-10: the same at each attempt
 * @param document the document that the hospital holds after it accepts this, or null when the
 *     message has none
 * @param unwritten why this message could not be written, or null; the others of the event are
 *     still sent
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
record HospitalMessage(
    String controlId,
    byte[] bytes,
    SentDocuments.@Nullable Sent document,
    @Nullable Problem unwritten) {

  HospitalMessage(String controlId, byte[] bytes, SentDocuments.@Nullable Sent document) {
    this(controlId, bytes, document, null);
  }

  static HospitalMessage unwritten(Problem why) {
    return new HospitalMessage("", new byte[0], null, why);
  }

  /** Omits the content. */
  @Override
  public String toString() {
    return "HospitalMessage[" + controlId + "]";
  }
}
