package nl.pzp.record;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a sender, kept so that a repeat of the message gets the same answer.
 *
 * @param headers what belongs to the answer beside its type, such as Location and ETag
 */
@SuppressWarnings("ArrayRecordComponent") // equality below goes by content
public record StoredResponse(
    int status, String contentType, byte[] body, Map<String, String> headers) {

  public StoredResponse {
    headers = Map.copyOf(headers);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredResponse answer
        && status == answer.status
        && contentType.equals(answer.contentType)
        && Arrays.equals(body, answer.body)
        && headers.equals(answer.headers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(status, contentType, Arrays.hashCode(body), headers);
  }

  @Override
  public String toString() {
    return "StoredResponse[" + status + ", " + contentType + ", " + body.length + " bytes]";
  }
}
