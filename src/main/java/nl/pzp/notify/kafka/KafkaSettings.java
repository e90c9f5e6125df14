package nl.pzp.notify.kafka;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where events are published, with {@code pzp.events.transport=kafka}.
 *
 * @param bootstrapServers first brokers, as {@code host:port}, separated by commas
 * @param topic for all events, unless a subscription names another
 * @param properties of the Kafka client, such as {@code security.protocol}, passed on unchanged
 */
@ConfigurationProperties("pzp.events.kafka")
public record KafkaSettings(
    @Nullable String bootstrapServers,
    @DefaultValue("pzp-events") String topic,
    @DefaultValue Map<String, String> properties) {

  public KafkaSettings {
    properties = Map.copyOf(properties);
  }

  /** Leaves out the properties, which hold passwords. */
  @Override
  public String toString() {
    return "KafkaSettings[" + topic + "]";
  }
}
