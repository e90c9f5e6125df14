package nl.pzp.notify.kafka;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import nl.pzp.http.EndpointProblem;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.Delivery;
import nl.pzp.notify.delivery.DisclosableEvent;
import nl.pzp.notify.delivery.Failure;
import nl.pzp.notify.delivery.SendResult;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.DisclosureBasis;
import nl.pzp.problem.FailureTrace;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.record.PersonId;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes events to a topic of Kafka, those of one patient to one partition. A patient's next
 * event is sent after all required replicas have the previous one, so a failure cannot reverse
 * them. A published but unrecorded event is sent again under the same id.
 */
public final class KafkaChannel implements Channel, AutoCloseable {

  static final String CODE = "kafka";

  private static final Logger LOG = LoggerFactory.getLogger(KafkaChannel.class);
  private static final int MOST_AT_ONCE = 100;
  private static final int MOST_REASON = 32;
  private static final String TOPIC = "[A-Za-z0-9._-]{1,249}";
  private static final byte[] TYPE =
      CloudEvents.CONTENT_TYPE.getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private final CloudEvents events;
  private final String usualTopic;
  private final List<String> topics;
  private final Supplier<Producer<String, byte[]>> producers;
  private @Nullable Producer<String, byte[]> producer;

  /**
   * @param usualTopic of Kafka, when a subscription names none
   * @param topics ids of the topics whose events are always published
   * @param producers makes a client at the first event, because the start does not wait for Kafka
   */
  public KafkaChannel(
      CloudEvents events,
      String usualTopic,
      List<String> topics,
      Supplier<Producer<String, byte[]>> producers) {
    this.events = events;
    this.usualTopic = usualTopic;
    this.topics = List.copyOf(topics);
    this.producers = producers;
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public Content content() {
    return Content.ID_ONLY;
  }

  @Override
  public Optional<Problem> refusal(URI endpoint) {
    return topic(endpoint).matches(TOPIC)
        ? Optional.empty()
        : Optional.of(Problem.of(EndpointProblem.ENDPOINT_UNREADABLE).at(Place.at("endpoint")));
  }

  @Override
  public int mostAtOnce() {
    return MOST_AT_ONCE;
  }

  @Override
  public Map<String, EventSettings.Operators> standing() {
    var standing = new LinkedHashMap<String, EventSettings.Operators>();
    for (var topic : topics) {
      standing.put(
          CODE + "-" + topic,
          new EventSettings.Operators(
              topic,
              CODE,
              null,
              DisclosureBasis.CONSENT,
              content().code(),
              List.of(),
              null,
              List.of(),
              null,
              MOST_AT_ONCE));
    }
    return standing;
  }

  @Override
  public SendResult send(Delivery delivery) {
    try {
      var waiting = new ArrayDeque<>(shown(delivery));
      while (!waiting.isEmpty()) {
        var round = nextOfEachPatient(waiting);
        waiting.removeAll(round);
        publish(delivery, round);
      }
      return SendResult.TAKEN;
    } catch (ExecutionException e) {
      return failed(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException | IllegalStateException e) {
      return failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SendResult.failed(Failure.ABANDONED);
    }
  }

  private static List<DisclosableEvent> shown(Delivery delivery) {
    return delivery.cleared().stream().filter(each -> each.withheld() == null).toList();
  }

  private static List<DisclosableEvent> nextOfEachPatient(ArrayDeque<DisclosableEvent> waiting) {
    var patients = new HashSet<PersonId>();
    return waiting.stream().filter(each -> patients.add(each.event().person())).toList();
  }

  private void publish(Delivery delivery, List<DisclosableEvent> round)
      throws ExecutionException, InterruptedException {
    var sent = new ArrayList<Future<RecordMetadata>>();
    var topic = topic(delivery.subscription().terms().endpoint());
    for (var each : round) {
      var message =
          new ProducerRecord<>(
              topic, events.key(each.event().person()), events.json(delivery.subscription(), each));
      message.headers().add("content-type", TYPE);
      sent.add(producer().send(message));
    }
    for (var each : sent) {
      each.get();
    }
  }

  private String topic(URI endpoint) {
    return CODE.equals(endpoint.getScheme()) ? endpoint.getSchemeSpecificPart() : usualTopic;
  }

  private SendResult failed(Throwable thrown) {
    if (thrown instanceof TimeoutException) {
      return SendResult.failed(Failure.NO_RESPONSE);
    }
    if (thrown instanceof RecordTooLargeException) {
      return SendResult.failed(Failure.REFUSED);
    }
    var name = thrown.getClass().getSimpleName();
    LOG.warn("Kafka did not take events, which are tried again: {}", FailureTrace.of(thrown));
    // The client never recovers from some failures: the next attempt gets a new one.
    close();
    return SendResult.failed(
            thrown instanceof SslAuthenticationException ? Failure.TLS : Failure.NOT_NOW)
        .because(name.length() > MOST_REASON ? name.substring(0, MOST_REASON) : name);
  }

  private synchronized Producer<String, byte[]> producer() {
    var now = producer;
    if (now == null) {
      now = producers.get();
      producer = now;
    }
    return now;
  }

  /** Closes the connection; the next event opens another. */
  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
