package nl.pzp.record;

import java.time.Instant;
import java.util.UUID;

/**
 * That two persons were made one.
 *
 * @param message that said so
 * @param undone whether they were parted again
 */
public record PersonMerge(
    UUID id, PersonId kept, PersonId gone, MessageId message, Instant mergedAt, boolean undone) {}
