package nl.pzp.notify.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import nl.pzp.notify.subscription.KeptSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Metrics of deliveries without patient data, and a log line when an operator must act. */
@Component
public final class DeliveryFigures {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryFigures.class);
  private static final String NAME = "pzp.events.";

  private final Counter delivered;
  private final Counter withheld;
  private final Counter dead;
  private final Counter failed;
  private final Set<String> stalled = ConcurrentHashMap.newKeySet();

  public DeliveryFigures(MeterRegistry registry) {
    delivered = registry.counter(NAME + "delivered");
    withheld = registry.counter(NAME + "withheld");
    dead = registry.counter(NAME + "dead");
    failed = registry.counter(NAME + "attempts.failed");
    Gauge.builder(NAME + "queues.stalled", stalled, Set::size).register(registry);
  }

  void settled(NotificationState state, int count) {
    switch (state) {
      case DELIVERED -> delivered.increment(count);
      case WITHHELD -> withheld.increment(count);
      case DEAD -> dead.increment(count);
      case WAITING, CANCELLED -> {}
    }
  }

  void failed() {
    failed.increment();
  }

  void dead(KeptSubscription subscription, List<NumberedEvent> events, Failure why, int count) {
    dead.increment(count);
    if (count > 0) {
      LOG.warn(
          "{}: {} to the dead letter, {}",
          subscription,
          events.stream().map(e -> "#" + e.number()).collect(Collectors.joining(", ")),
          why.code());
    }
  }

  /** Logs a stalled queue once, and its recovery once. */
  void stands(String subscription, boolean still) {
    if (still && stalled.add(subscription)) {
      LOG.warn("Subscription/{}: events wait longer than they should", subscription);
    } else if (!still && stalled.remove(subscription)) {
      LOG.info("Subscription/{}: no event waits longer than it should any more", subscription);
    }
  }

  /** The stalled queues. */
  public Set<String> stalled() {
    return Set.copyOf(stalled);
  }

  void gone(String subscription) {
    stalled.remove(subscription);
  }
}
