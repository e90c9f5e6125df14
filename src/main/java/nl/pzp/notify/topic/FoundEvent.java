package nl.pzp.notify.topic;

import java.util.List;
import nl.pzp.record.StoredResource;

/**
 * One event of one topic, in one commit of one person.
 *
 * @param focus the version that the event concerns
 * @param context further resources of the event, as {@code Type/id}
 */
public record FoundEvent(
    EventTopic topic, String kind, StoredResource focus, List<String> context) {

  /** The kind of an erasure event. */
  public static final String ERASED = "erased";

  public FoundEvent {
    context = List.copyOf(context);
  }
}
