package nl.pzp.notify.topic;

import java.util.List;
import nl.pzp.record.StoredResource;

/**
 * One event of one topic in one change of one person's record.
 *
 * @param focus the version that it is about
 * @param context further resources that belong to it, as {@code Type/id}
 */
public record FoundEvent(
    EventTopic topic, String kind, StoredResource focus, List<String> context) {

  /** The kind of the event that a person was erased. */
  public static final String ERASED = "erased";

  public FoundEvent {
    context = List.copyOf(context);
  }
}
