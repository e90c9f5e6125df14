package nl.pzp.pull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a source answered.
 *
 * @param contentType the media type alone, in small letters; empty when there was none
 * @param retryAfter how long the source wants to be left alone
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
record HttpReply(int status, String contentType, byte[] body, @Nullable Duration retryAfter) {

  boolean isOk() {
    return status >= 200 && status < 300;
  }

  @Override
  public String toString() {
    return "HttpReply[" + status + ", " + contentType + ", " + body.length + " bytes]";
  }
}
