package nl.pzp.notify.kafka;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.Map;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.delivery.NotificationBundles;
import nl.pzp.notify.topic.EventTopic;
import nl.pzp.notify.topic.Topics;
import nl.pzp.record.PatientRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the Kafka channel when it is on; otherwise no class of Kafka is loaded. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "pzp.events.transport", havingValue = "kafka")
@EnableConfigurationProperties(KafkaSettings.class)
public class KafkaConfiguration {

  @Bean
  KafkaChannel kafkaChannel(
      KafkaSettings kafka,
      EventSettings settings,
      Topics topics,
      NotificationBundles bundles,
      PatientRecord record,
      FhirContext fhirR4) {
    var properties = properties(kafka, settings);
    return new KafkaChannel(
        new CloudEvents(bundles, record, fhirR4, bundles::base),
        kafka.topic(),
        topics.offered().all().stream().map(EventTopic::id).toList(),
        () -> new KafkaProducer<>(properties));
  }

  /** The client's properties; the adapter sets those that prevent loss and reordering. */
  static Map<String, Object> properties(KafkaSettings kafka, EventSettings settings) {
    if (kafka.bootstrapServers() == null || kafka.bootstrapServers().isBlank()) {
      throw new IllegalStateException(
          "pzp.events.transport is kafka, and pzp.events.kafka.bootstrap-servers names no broker");
    }
    var all = new HashMap<String, Object>(kafka.properties());
    var timeout = Math.toIntExact(settings.timeout().toMillis());
    all.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "pzp-adapter");
    all.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
    all.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
    all.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
    all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return all;
  }
}
