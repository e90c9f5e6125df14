package nl.pzp.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which messages to list; null means no matter which.
 *
 * @param from received at or after
 * @param before received before
 * @param olderThan arrived before this message: the last one of a page leads to the next page
 */
public record MessageFilter(
    @Nullable MessageState state,
    @Nullable String sender,
    @Nullable Instant from,
    @Nullable Instant before,
    @Nullable MessageId olderThan) {

  public static final MessageFilter ALL = new MessageFilter(null, null, null, null, null);

  public MessageFilter in(MessageState wanted) {
    return new MessageFilter(wanted, sender, from, before, olderThan);
  }

  public MessageFilter of(String wanted) {
    return new MessageFilter(state, wanted, from, before, olderThan);
  }

  public MessageFilter receivedFrom(Instant moment) {
    return new MessageFilter(state, sender, moment, before, olderThan);
  }

  public MessageFilter receivedBefore(Instant moment) {
    return new MessageFilter(state, sender, from, moment, olderThan);
  }

  public MessageFilter olderThan(MessageId message) {
    return new MessageFilter(state, sender, from, before, message);
  }
}
