package nl.pzp.notify.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.record.OutgoingEvent;
import nl.pzp.record.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An event under its number in one subscription.
 *
 * @param context further resources of the event, as {@code Type/id}
 * @param reason why it was withheld or is in the dead letter
 * @param contentHash hash of its shown content, once sent
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

  /** The event in the form that a route receives, for this subscription. */
  public OutgoingEvent outgoing(KeptSubscription to) {
    return new OutgoingEvent(
        UUID.fromString(DeterministicId.of("outgoing", to.id(), Long.toString(number))),
        person,
        to.terms().topic().id(),
        kind,
        focusType,
        focusId,
        focusVersion,
        occurredAt,
        createdAt,
        to.terms().endpoint());
  }

  @Override
  public String toString() {
    return subscription + "#" + number;
  }
}
