package nl.pzp.notify.subscription;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.pzp.notify.NotifyProblem;
import nl.pzp.notify.topic.EventTopic;
import nl.pzp.notify.topic.Filter;
import nl.pzp.notify.topic.TopicFilter;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a subscription: its topic and its way of delivery.
 *
 * @param headers to send along, each as {@code Name: value}; they hold secrets
 * @param secrets that sign notifications, all of them at a time
 * @param heartbeat interval of heartbeats, or null for none
 * @param maxCount the most events in one notification
 * @param way the channel; only the operator can choose another than rest-hook
 * @param mime the media type of a rest-hook's post
 */
public record Terms(
    EventTopic topic,
    URI endpoint,
    Content content,
    List<String> headers,
    List<String> secrets,
    List<Filter> filters,
    @Nullable Duration heartbeat,
    Duration timeout,
    int maxCount,
    @Nullable Instant end,
    Way way,
    String mime) {

  /** The default media type. */
  public static final String FHIR_JSON = "application/fhir+json";

  public Terms {
    headers = List.copyOf(headers);
    secrets = List.copyOf(secrets);
    filters = List.copyOf(filters);
  }

  /** Terms with the default media type. */
  public Terms(
      EventTopic topic,
      URI endpoint,
      Content content,
      List<String> headers,
      List<String> secrets,
      List<Filter> filters,
      @Nullable Duration heartbeat,
      Duration timeout,
      int maxCount,
      @Nullable Instant end,
      Way way) {
    this(
        topic, endpoint, content, headers, secrets, filters, heartbeat, timeout, maxCount, end, way,
        FHIR_JSON);
  }

  /**
   * The one organisation whose patients this subscription is limited to, as {@code system|number};
   * empty without one or with several.
   */
  public Optional<String> organisation() {
    var asked = filters.stream().filter(f -> f.by() == TopicFilter.ORGANISATION).toList();
    return asked.size() == 1 && asked.get(0).values().size() == 1
        ? Optional.of(asked.get(0).values().get(0)).filter(value -> value.indexOf('|') > 0)
        : Optional.empty();
  }

  /** Why a channel to one organisation refuses these terms; empty when they name exactly one. */
  public Optional<Problem> refusalWithoutReceiver() {
    return organisation().isPresent() ? Optional.empty() : Optional.of(receiverNotNamed());
  }

  /** The problem of a subscription that must name its receiver and does not. */
  public static Problem receiverNotNamed() {
    return Problem.of(NotifyProblem.RECEIVER_NOT_NAMED).at(Place.at("Subscription.criteria"));
  }

  /** Leaves out endpoint, headers and secrets. */
  @Override
  public String toString() {
    return "Terms[" + topic + ", " + content + "]";
  }
}
