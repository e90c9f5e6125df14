package nl.pzp.pull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a source.
 *
 * @param contentType the media type without parameters, in lower case; empty when absent
 * @param retryAfter how long the source asks us to wait
 */
@SuppressWarnings("ArrayRecordComponent") // no caller compares it
record HttpReply(int status, String contentType, byte[] body, @Nullable Duration retryAfter) {

  boolean isOk() {
    return status >= 200 && status < 300;
  }

  @Override
  public String toString() {
    return "HttpReply[" + status + ", " + contentType + ", " + body.length + " bytes]";
  }
}
