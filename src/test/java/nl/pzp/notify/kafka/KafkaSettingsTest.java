package nl.pzp.notify.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nl.pzp.notify.EventSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The operator's properties reach the client, except those that prevent loss. */
class KafkaSettingsTest {

  private static Map<String, Object> properties(Map<String, String> set) {
    var binder = new Binder(new MapConfigurationPropertySource(set));
    return KafkaConfiguration.properties(
        binder.bindOrCreate("pzp.events.kafka", KafkaSettings.class),
        binder.bindOrCreate("pzp.events", EventSettings.class));
  }

  @Test
  void tlsAndSaslComeFromTheOperator() {
    var properties =
        properties(
            Map.of(
                "pzp.events.kafka.bootstrap-servers", "kafka-1:9093,kafka-2:9093",
                "pzp.events.kafka.properties.security.protocol", "SASL_SSL",
                "pzp.events.kafka.properties.sasl.mechanism", "SCRAM-SHA-512",
                "pzp.events.kafka.properties.ssl.truststore.location", "/etc/pzp/trust.p12",
                "pzp.events.kafka.properties.compression.type", "gzip"));

    assertThat(properties)
        .containsEntry("bootstrap.servers", "kafka-1:9093,kafka-2:9093")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .containsEntry("ssl.truststore.location", "/etc/pzp/trust.p12")
        .containsEntry("compression.type", "gzip");
  }

  @Test
  void allReplicasAndIdempotenceCannotBeTurnedOff() {
    var properties =
        properties(
            Map.of(
                "pzp.events.kafka.bootstrap-servers", "kafka-1:9092",
                "pzp.events.kafka.properties.acks", "0",
                "pzp.events.kafka.properties.enable.idempotence", "false"));

    assertThat(properties).containsEntry("acks", "all").containsEntry("enable.idempotence", true);
  }

  @Test
  void attemptHasTheSameLimitAsOneByHttp() {
    var properties =
        properties(
            Map.of(
                "pzp.events.kafka.bootstrap-servers", "kafka-1:9092",
                "pzp.events.timeout", "4s"));

    assertThat(properties)
        .containsEntry("delivery.timeout.ms", 4000)
        .containsEntry("max.block.ms", 4000);
  }

  @Test
  void missingBrokerRefusesTheStartAndNamesTheSetting() {
    assertThatThrownBy(() -> properties(Map.of()))
        .hasMessageContaining("pzp.events.kafka.bootstrap-servers");
  }

  @Test
  void textFormHidesPasswords() {
    assertThat(
            new KafkaSettings("kafka-1:9092", "pzp-events", Map.of("sasl.jaas.config", "secret")))
        .hasToString("KafkaSettings[pzp-events]");
  }
}
