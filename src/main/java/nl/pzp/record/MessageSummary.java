package nl.pzp.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of the inbox without its content.
 *
 * @param size of the body in bytes
 * @param problemCodes why it was refused, or what was flagged
 */
public record MessageSummary(
    MessageId id,
    MessageState state,
    String door,
    String sender,
    @Nullable String controlId,
    String contentType,
    long size,
    Instant receivedAt,
    @Nullable Instant answeredAt,
    List<String> problemCodes) {

  public MessageSummary {
    problemCodes = List.copyOf(problemCodes);
  }
}
