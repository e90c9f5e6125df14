package nl.pzp.pull;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to a source. It is never logged: address and body may identify the patient.
 *
 * @param contentType of the body; null without one
 */
record HttpCall(
    String method,
    URI address,
    @Nullable String contentType,
    @Nullable String body,
    Map<String, String> headers,
    Duration timeout) {

  @Override
  public String toString() {
    return "HttpCall[" + method + "]";
  }
}
