package nl.pzp.notify;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events leave besides subscriptions.
 *
 * @param transport {@code direct}, by subscriptions alone, or {@code kafka}, which also publishes
 *     every event to a topic of Kafka
 */
@ConfigurationProperties("pzp.events")
public record TransportSettings(@DefaultValue("direct") Transport transport) {

  /** The transports. */
  public enum Transport {
    DIRECT,
    KAFKA
  }
}
