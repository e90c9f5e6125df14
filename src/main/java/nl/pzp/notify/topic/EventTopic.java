package nl.pzp.notify.topic;

import java.util.List;
import java.util.Set;

/**
 * A topic for subscriptions (FHIR R5, SubscriptionTopic).
 *
 * @param id the last part of its url
 * @param triggers in order: the first that matches names the kind of change
 * @param filters by which a subscription may narrow it
 * @param definition the whole SubscriptionTopic as FHIR R5 JSON
 * @param operatorOnly whether only the operator can see it and subscribe to it
 */
public record EventTopic(
    String id,
    String url,
    String version,
    String title,
    List<TopicTrigger> triggers,
    Set<TopicFilter> filters,
    String definition,
    boolean operatorOnly) {

  public EventTopic {
    triggers = List.copyOf(triggers);
    filters = Set.copyOf(filters);
  }

  /** A topic for everybody. */
  public EventTopic(
      String id,
      String url,
      String version,
      String title,
      List<TopicTrigger> triggers,
      Set<TopicFilter> filters,
      String definition) {
    this(id, url, version, title, triggers, filters, definition, false);
  }

  /** Whether a subscription's url, with or without a version, names this topic. */
  public boolean isMeantBy(String canonical) {
    return canonical.equals(url) || canonical.equals(url + "|" + version);
  }

  @Override
  public String toString() {
    return url;
  }
}
