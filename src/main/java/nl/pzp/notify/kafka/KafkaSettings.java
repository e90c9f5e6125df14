package nl.pzp.notify.kafka;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where events go besides to subscribers, with {@code pzp.events.transport=kafka}.
 *
 * @param bootstrapServers brokers to begin with, as {@code host:port}, with commas between
 * @param topic to which all events go, unless a subscription names another
 * @param properties of the client of Kafka, such as {@code security.protocol}, passed on as they
 *     are
 */
@ConfigurationProperties("pzp.events.kafka")
public record KafkaSettings(
    @Nullable String bootstrapServers,
    @DefaultValue("pzp-events") String topic,
    @DefaultValue Map<String, String> properties) {

  public KafkaSettings {
    properties = Map.copyOf(properties);
  }

  /** Without the properties, which hold passwords. */
  @Override
  public String toString() {
    return "KafkaSettings[" + topic + "]";
  }
}
