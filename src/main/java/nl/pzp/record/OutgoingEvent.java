package nl.pzp.record;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * An event of the record that may leave now, as the route of a way out gets it.
 *
 * @param id the same at each attempt, so that the other side can recognise a repeat
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

  @Override
  public String toString() {
    return topic + " " + kind + " " + id;
  }
}
