package nl.pzp.mirror;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a mirror answered.
 *
 * @param tag the version that it names, without quotes, or null
 * @param retryAfter how long it wants to be left alone, or null
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
record MirrorReply(int status, byte[] body, @Nullable String tag, @Nullable Duration retryAfter) {

  boolean isOk() {
    return status >= 200 && status < 300;
  }

  /** Whether it is a FHIR server that says this. */
  boolean isOutcome() {
    return new String(body, StandardCharsets.UTF_8).contains("OperationOutcome");
  }

  @Override
  public String toString() {
    return "MirrorReply[" + status + "]";
  }
}
