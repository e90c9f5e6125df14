package nl.pzp.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as an operator sees it, without anything that it says.
 *
 * @param source who sent it, as its door knows it
 * @param problemCodes why it was refused, or what was flagged
 */
public record MessageLine(
    String id,
    MessageState state,
    String door,
    String source,
    Instant receivedAt,
    @Nullable Instant answeredAt,
    List<String> problemCodes) {

  public MessageLine {
    problemCodes = List.copyOf(problemCodes);
  }
}
