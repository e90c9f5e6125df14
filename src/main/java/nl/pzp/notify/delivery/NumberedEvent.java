package nl.pzp.notify.delivery;

import java.time.Instant;
import java.util.List;
import nl.pzp.record.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An event under its number in one subscription.
 *
 * @param context further resources that belong to it, as {@code Type/id}
 * @param reason why it was withheld or is in the dead letter
 * @param contentHash of what was shown of it, once it was
 */
public record NumberedEvent(
    String subscription,
    long number,
    PersonId person,
    String kind,
    String focusType,
    String focusId,
    int focusVersion,
    List<String> context,
    Instant occurredAt,
    Instant createdAt,
    NotificationState state,
    @Nullable String reason,
    int attempts,
    @Nullable String contentHash) {

  public NumberedEvent {
    context = List.copyOf(context);
  }

  NumberedEvent numbered(long given) {
    return new NumberedEvent(
        subscription,
        given,
        person,
        kind,
        focusType,
        focusId,
        focusVersion,
        context,
        occurredAt,
        createdAt,
        state,
        reason,
        attempts,
        contentHash);
  }

  @Override
  public String toString() {
    return subscription + "#" + number;
  }
}
