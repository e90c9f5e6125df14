package nl.pzp.notify.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import nl.pzp.fhirapi.Messages;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.notify.kafka.CloudEvents;
import nl.pzp.notify.kafka.KafkaChannel;
import nl.pzp.record.TestRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every event reaches the topic of a real broker, in order per patient, through every failure. */
class KafkaEventsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static RealKafka kafka;

  private final String topic = "events-" + UUID.randomUUID();
  private final TestHub hub = new TestHub();
  private final List<KafkaChannel> channels = new ArrayList<>();
  private NotifyDesk desk;
  private int rounds;

  @BeforeAll
  static void begin(@TempDir Path folder) {
    kafka = new RealKafka(folder.resolve("broker")).start();
  }

  @AfterAll
  static void end() {
    kafka.close();
  }

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    kafka.create(topic, 4);
    desk =
        new NotifyDesk(
                TestRecord.embedded(folder),
                folder.resolve("keys"),
                Clock.systemUTC(),
                NotifyDesk.quick(),
                "only",
                null,
                record -> {
                  channels.add(
                      new KafkaChannel(
                          new CloudEvents(
                              new NotificationBundles(
                                  FhirContext.forR4Cached(),
                                  record.record(),
                                  () -> URI.create(NotifyDesk.BASE),
                                  Clock.systemUTC(),
                                  UUID::randomUUID),
                              record.record(),
                              FhirContext.forR4Cached(),
                              () -> URI.create(NotifyDesk.BASE)),
                          topic,
                          List.of("palliative-marking"),
                          KafkaEventsTest::producer));
                  return List.copyOf(channels);
                })
            .start();
    Eventually.that("it is active", () -> subscription().status().code().equals("active"));
  }

  @AfterEach
  void close() {
    desk.close();
    channels.forEach(KafkaChannel::close);
    hub.close();
  }

  private static KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            kafka.address(),
            "acks",
            "all",
            "enable.idempotence",
            true,
            "delivery.timeout.ms",
            1000,
            "request.timeout.ms",
            500,
            "max.block.ms",
            500,
            "reconnect.backoff.max.ms",
            100),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private nl.pzp.notify.subscription.KeptSubscription subscription() {
    return desk.store().all().stream()
        .filter(kept -> "kafka-palliative-marking".equals(kept.operatorName()))
        .findFirst()
        .orElseThrow();
  }

  private void mark(int patients, int each) {
    for (int i = 0; i < each; i++) {
      var phase = rounds++ % 2 == 0 ? "palliatief" : "terminaal";
      for (int p = 1; p <= patients; p++) {
        desk.changes().mark("p-" + p, phase);
      }
    }
  }

  private static JsonNode event(ConsumerRecord<String, String> taken) {
    try {
      return JSON.readTree(taken.value());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nothing is lost, every id is new once, and each patient's new events are in order. */
  private List<JsonNode> check(int patients, int each) {
    var taken = kafka.all(topic);
    var known = new HashSet<String>();
    var fresh = new ArrayList<JsonNode>();
    var last = new HashMap<String, Long>();
    var partition = new HashMap<String, Integer>();
    for (var one : taken) {
      var event = event(one);
      assertThat(partition.merge(one.key(), one.partition(), (a, b) -> b))
          .as("one partition of one patient")
          .isEqualTo(one.partition());
      if (known.add(event.path("id").asText())) {
        fresh.add(event);
        var number = event.path("eventnumber").asLong();
        assertThat(number).isGreaterThan(last.getOrDefault(one.key(), 0L));
        last.put(one.key(), number);
      }
    }
    assertThat(fresh)
        .extracting(event -> event.path("eventnumber").asLong())
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, (long) patients * each).boxed().toList());
    assertThat(last).hasSize(patients);
    return fresh;
  }

  @Test
  void everyEventIsPublishedOnceInOrderPerPatient() {
    mark(12, 4);
    desk.drained(subscription().id());

    check(12, 4);
    assertThat(kafka.all(topic)).hasSize(48);
    assertThat(kafka.all(topic).stream().map(ConsumerRecord::partition).distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void eventIsACloudEventWithoutContent() throws Exception {
    var before = Instant.now();
    mark(1, 1);
    desk.drained(subscription().id());

    var taken = kafka.all(topic).get(0);
    assertThat(new String(taken.headers().lastHeader("content-type").value(), UTF_8))
        .isEqualTo("application/cloudevents+json; charset=UTF-8");
    var event = event(taken);
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(UUID.fromString(event.path("id").asText())).isNotNull();
    assertThat(event.path("source").asText()).isEqualTo(NotifyDesk.BASE);
    assertThat(event.path("type").asText()).isEqualTo(NotifyDesk.MARKING + "#created");
    assertThat(event.path("subject").asText()).isEqualTo("Patient/p-1");
    assertThat(Instant.parse(event.path("time").asText())).isBetween(before, Instant.now());
    assertThat(event.path("datacontenttype").asText()).isEqualTo("application/fhir+json");
    assertThat(event.path("partitionkey").asText()).isEqualTo(taken.key());
    var data =
        FhirContext.forR4Cached()
            .newJsonParser()
            .parseResource(Parameters.class, event.path("data").toString());
    assertThat(data.getParameterFirstRep().getPart())
        .extracting(part -> part.getName())
        .containsExactly("event-number", "timestamp", "focus", "additional-context");
    assertThat(taken.value()).doesNotContain("palliatief\"");
  }

  @Test
  void brokerThatWasDownMissesNothingAndDelaysNobody() {
    desk.subscribe(hub.endpoint("/a"));
    mark(6, 1);
    desk.drained(subscription().id());
    kafka.stop();
    mark(6, 1);
    Eventually.that("the others heard of it", () -> hub.events("/a").size() == 12);
    assertThat(desk.rows().counts(subscription().id())).containsKey(NotificationState.WAITING);
    mark(6, 1);
    kafka.start();
    desk.drained(subscription().id());

    check(6, 3);
  }

  @Test
  void publishedButUnmarkedEventIsRepeatedUnderItsId() {
    var failed = new AtomicInteger();
    desk.beforeMarking(
        delivery -> {
          if (delivery.subscription().id().equals(subscription().id())
              && failed.getAndIncrement() < 3) {
            throw new IllegalStateException("no mark this time");
          }
          return delivery;
        });
    mark(3, 3);
    desk.drained(subscription().id());

    check(3, 3);
    assertThat(kafka.all(topic)).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void programPublishesEveryTopicWhenSet() throws Exception {
    var all = topic + "-all";
    kafka.create(all, 2);
    try (var adapter =
        StartedAdapter.start(
            "pzp.events.transport=kafka",
            "pzp.events.kafka.bootstrap-servers=" + kafka.address(),
            "pzp.events.kafka.topic=" + all,
            "pzp.events.kafka.properties.max.request.size=100000")) {
      var patient = Messages.patient("k-1", "999900018");
      assertThat(adapter.put("/Patient/k-1", Messages.json(patient)).status()).isEqualTo(201);
      patient.setDeceased(new BooleanType(true));
      assertThat(adapter.put("/Patient/k-1", Messages.json(patient)).status()).isEqualTo(200);
      Eventually.that("it was published", () -> !kafka.all(all).isEmpty());
    }

    assertThat(kafka.all(all))
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(event(taken).path("type").asText()).contains("/patient-deceased#");
              assertThat(event(taken).path("subject").asText()).isEqualTo("Patient/k-1");
              assertThat(taken.value()).doesNotContain("999900018");
            });
  }

  @Test
  void refusingPatientIsNotPublished() {
    desk.changes().sharing("p-1", "deny", "active");
    mark(2, 2);
    desk.drained(subscription().id());

    assertThat(kafka.all(topic))
        .hasSize(2)
        .allSatisfy(
            taken -> assertThat(event(taken).path("subject").asText()).isEqualTo("Patient/p-2"));
    assertThat(desk.rows().counts(subscription().id()))
        .containsEntry(NotificationState.WITHHELD, 2L);
  }
}
