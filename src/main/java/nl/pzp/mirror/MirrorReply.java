package nl.pzp.mirror;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a mirror.
 *
 * @param tag its ETag without quotes, or null
 * @param retryAfter the wait that it asks for, or null
 */
@SuppressWarnings("ArrayRecordComponent") // no caller compares it
record MirrorReply(int status, byte[] body, @Nullable String tag, @Nullable Duration retryAfter) {

  boolean isOk() {
    return status >= 200 && status < 300;
  }

  /** Whether a FHIR server gave this answer. */
  boolean isOutcome() {
    return new String(body, StandardCharsets.UTF_8).contains("OperationOutcome");
  }

  @Override
  public String toString() {
    return "MirrorReply[" + status + "]";
  }
}
