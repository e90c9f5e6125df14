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
 * What was subscribed to, and how it is to be brought.
 *
 * @param headers to send along, each as {@code Name: value}; they hold secrets
 * @param secrets with which notifications are signed, all of them at a time
 * @param heartbeat how often to send a sign of life, or null for never
 * @param maxCount the most events in one notification
 * @param way how they leave; another one than rest-hook is the operator's to choose
 * @param mime the type that a rest-hook is posted as
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

  /** Unless another one is asked for. */
  public static final String FHIR_JSON = "application/fhir+json";

  public Terms {
    headers = List.copyOf(headers);
    secrets = List.copyOf(secrets);
    filters = List.copyOf(filters);
  }

  /** Posted as FHIR has it. */
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
   * The organisation, as system and number with a bar between, in whose patients alone this is
   * interested; empty when there is none, or several.
   */
  public Optional<String> organisation() {
    var asked = filters.stream().filter(f -> f.by() == TopicFilter.ORGANISATION).toList();
    return asked.size() == 1 && asked.get(0).values().size() == 1
        ? Optional.of(asked.get(0).values().get(0)).filter(value -> value.indexOf('|') > 0)
        : Optional.empty();
  }

  /** Why a channel to one organisation refuses these terms; empty when they name one. */
  public Optional<Problem> refusalWithoutReceiver() {
    return organisation().isPresent() ? Optional.empty() : Optional.of(receiverNotNamed());
  }

  /** The problem of a subscription that should say for whom it is, and does not. */
  public static Problem receiverNotNamed() {
    return Problem.of(NotifyProblem.RECEIVER_NOT_NAMED).at(Place.at("Subscription.criteria"));
  }

  /** Without endpoint, headers and secrets. */
  @Override
  public String toString() {
    return "Terms[" + topic + ", " + content + "]";
  }
}
