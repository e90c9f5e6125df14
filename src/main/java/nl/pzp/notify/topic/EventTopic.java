package nl.pzp.notify.topic;

import java.util.List;
import java.util.Set;

/**
 * Something that can be subscribed to (FHIR R5, SubscriptionTopic).
 *
 * @param id the last part of its url
 * @param triggers in the order in which they are tried: the first that holds names what happened
 * @param filters by which a subscription may narrow it
 * @param definition the whole SubscriptionTopic as FHIR R5 JSON
 * @param operatorOnly whether nobody but the operator can subscribe to it, or sees it
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

  /** A topic that is offered to everybody. */
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

  /** Whether a subscription to this url, with or without a version, means this topic. */
  public boolean isMeantBy(String canonical) {
    return canonical.equals(url) || canonical.equals(url + "|" + version);
  }

  @Override
  public String toString() {
    return url;
  }
}
