package nl.pzp.notify.topic;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a changed resource is an event (FHIR R5, SubscriptionTopic.resourceTrigger).
 *
 * @param kind what happened, in one word of the topic
 * @param group triggers of one group make one event of one change; null for an event each
 * @param resourceType or {@link #ANY}
 * @param criteria FHIRPath over {@code %previous} and {@code %current}
 */
public record TopicTrigger(
    String kind,
    @Nullable String group,
    String resourceType,
    Set<ChangeKind> interactions,
    String criteria) {

  /** The type of all resources. */
  static final String ANY = "Resource";

  static final String ALWAYS = "true";

  public TopicTrigger {
    interactions = Set.copyOf(interactions);
  }

  /** Whether whatever is written is an event, so that there is nothing to read of it. */
  boolean isAnything() {
    return resourceType.equals(ANY)
        && criteria.equals(ALWAYS)
        && interactions.containsAll(Set.of(ChangeKind.values()));
  }
}
