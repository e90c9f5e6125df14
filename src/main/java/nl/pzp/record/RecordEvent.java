package nl.pzp.record;

import java.time.Instant;

/**
 * Something that others may want to know, without content and without saying to whom.
 *
 * @param kind what happened, in the words of the feature that announces it, or {@link #CHANGED}
 * @param focusType type of the resource that it is about
 * @param occurredAt when it happened at the source
 */
public record RecordEvent(
    PersonId person,
    String kind,
    String focusType,
    String focusId,
    int focusVersion,
    Instant occurredAt) {

  /** The kind of an event that the record announces itself, where no feature announced any. */
  public static final String CHANGED = "record-changed";

  /** The kind of the event that a person was erased; the focus is what was written last. */
  public static final String ERASED = "record-erased";
}
