package nl.pzp.notify.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.record.PersonId;

/**
 * An event that may leave now, as a route gets it.
 *
 * @param id the same at each attempt, so that what it becomes can be known again by the other side
 * @param topic id of the topic, such as {@code care-plan}
 * @param kind what happened, in the words of the topic
 * @param occurredAt when it happened at the source
 * @param recordedAt when it got its number
 * @param endpoint as the settings give it
 */
public record OutgoingEvent(
    UUID id,
    PersonId person,
    String topic,
    String kind,
    String focusType,
    String focusId,
    int focusVersion,
    Instant occurredAt,
    Instant recordedAt,
    URI endpoint) {

  /** An event of a subscription. */
  public static OutgoingEvent of(KeptSubscription subscription, NumberedEvent event) {
    return new OutgoingEvent(
        UUID.fromString(
            DeterministicId.of("outgoing", subscription.id(), Long.toString(event.number()))),
        event.person(),
        subscription.terms().topic().id(),
        event.kind(),
        event.focusType(),
        event.focusId(),
        event.focusVersion(),
        event.occurredAt(),
        event.createdAt(),
        subscription.terms().endpoint());
  }

  @Override
  public String toString() {
    return topic + " " + kind + " " + id;
  }
}
