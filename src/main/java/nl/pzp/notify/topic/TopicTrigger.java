package nl.pzp.notify.topic;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Defines when a changed resource is an event (FHIR R5, SubscriptionTopic.resourceTrigger).
 *
 * @param kind of change, in one word of the topic
 * @param group triggers of one group give one event per commit; null gives one event each
 * @param resourceType or {@link #ANY}
 * @param criteria FHIRPath over {@code %previous} and {@code %current}
 */
public record TopicTrigger(
    String kind,
    @Nullable String group,
    String resourceType,
    Set<ChangeKind> interactions,
    String criteria) {

  /** Matches every resource type. */
  static final String ANY = "Resource";

  static final String ALWAYS = "true";

  public TopicTrigger {
    interactions = Set.copyOf(interactions);
  }

  /** Whether every write is an event, so that no resource need be read. */
  boolean isAnything() {
    return resourceType.equals(ANY)
        && criteria.equals(ALWAYS)
        && interactions.containsAll(Set.of(ChangeKind.values()));
  }
}
