package nl.pzp.epd;

import org.jspecify.annotations.Nullable;

/**
 * A message for a hospital.
 *
 * @param controlId MSH-10: the same as long as it is the same message
 * @param document what the hospital holds once it has taken it, or null when it is about no
 *     document
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
record HospitalMessage(String controlId, byte[] bytes, SentDocuments.@Nullable Sent document) {

  /** Without content. */
  @Override
  public String toString() {
    return "HospitalMessage[" + controlId + "]";
  }
}
