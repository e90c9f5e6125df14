package nl.pzp.record;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that was committed with the change it tells of.
 *
 * @param id the same whenever the same event is announced
 * @param position rises, but not in the order of commit: a reader never remembers it as "read up to
 *     here"
 * @param personSequence counts the person's events from 1 without gaps, in the order of commit
 * @param message the message that brought the change
 * @param recordedAt when the record took it over
 */
public record OutboxEvent(
    UUID id,
    long position,
    long personSequence,
    RecordEvent event,
    MessageId message,
    Instant recordedAt) {}
