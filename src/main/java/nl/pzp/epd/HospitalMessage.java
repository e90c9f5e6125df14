package nl.pzp.epd;

import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A message for a hospital.
 *
 * @param controlId MSH-10: the same as long as it is the same message
 * @param document what the hospital holds once it has taken it, or null when it is about no
 *     document
 * @param unwritten why there is no message after all, or null; the others of the event are sent
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

  /** Without content. */
  @Override
  public String toString() {
    return "HospitalMessage[" + controlId + "]";
  }
}
