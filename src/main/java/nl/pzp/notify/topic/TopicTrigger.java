package nl.pzp.notify.topic;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a changed resource is an event (FHIR R5, SubscriptionTopic.resourceTrigger).
 *
 * @param kind what happened, in one word of the topic
 * @param group triggers of one group make one event of one change; null for an event each
 * @param criteria FHIRPath over {@code %previous} and {@code %current}
 */
public record TopicTrigger(
    String kind,
    @Nullable String group,
    String resourceType,
    Set<ChangeKind> interactions,
    String criteria) {

  public TopicTrigger {
    interactions = Set.copyOf(interactions);
  }
}
