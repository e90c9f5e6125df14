package nl.pzp.record;

import org.jspecify.annotations.Nullable;

/**
 * A message as it came through a door, before anything is read from it.
 *
 * @param door the way in, such as {@code fhir-r4} or {@code mllp}
 * @param sender who sent it, as the door knows it; never patient data
 * @param controlId the sender's own id of this message, by which a repeat is known; null when the
 *     sender gave none, and then every arrival is a message of its own
 * @param contentType media type, as the sender said
 * @param body the bytes as they came; not copied, so the caller leaves them alone
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
public record IncomingMessage(
    String door, String sender, @Nullable String controlId, String contentType, byte[] body) {

  @Override
  public String toString() {
    return "IncomingMessage[" + door + ", " + contentType + ", " + body.length + " bytes]";
  }
}
