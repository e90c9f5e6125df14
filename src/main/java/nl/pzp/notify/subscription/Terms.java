package nl.pzp.notify.subscription;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.pzp.notify.topic.Filter;
import nl.pzp.notify.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What was subscribed to, and how it is to be brought.
 *
 * @param headers to send along, each as {@code Name: value}; they hold secrets
 * @param secrets with which notifications are signed, all of them at a time
 * @param heartbeat how often to send a sign of life, or null for never
 * @param maxCount the most events in one notification
 * @param way how they leave; another one than rest-hook is the operator's to choose
 */
public record Terms(
    Topic topic,
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

  public Terms {
    headers = List.copyOf(headers);
    secrets = List.copyOf(secrets);
    filters = List.copyOf(filters);
  }

  /** Without endpoint, headers and secrets. */
  @Override
  public String toString() {
    return "Terms[" + topic + ", " + content + "]";
  }
}
