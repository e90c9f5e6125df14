package nl.pzp.notify.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import nl.pzp.http.Backoff;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.notify.subscription.SubscriptionStore;
import nl.pzp.problem.FailureTrace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a queue for every subscription that this instance holds, and starts the deliveries of each.
 * Every delivery has a thread while it lasts; a queue has a few at most, so one subscriber that
 * hangs takes nothing from another.
 */
public final class Dispatcher {

  static final String ROUTE = "direct:deliver-notification";

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int RENEWALS_A_LEASE = 3;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  private final Leases leases;
  private final SubscriptionStore subscriptions;
  private final NotificationRows rows;
  private final UnaryOperator<Delivery> way;
  private final Consumer<Delivery> marking;
  private final DeliveryFigures figures;
  private final Backoff backoff;
  private final EventSettings settings;
  private final Clock clock;
  private final Runnable wake;
  private final Map<String, SubscriberQueue> queues = new ConcurrentHashMap<>();
  private final AtomicInteger running = new AtomicInteger();
  private final ExecutorService threads;
  private Instant renewed = Instant.MIN;

  /**
   * @param way the route of a delivery; returns it with its result
   * @param marking notes an attempt that the route did not finish
   * @param wake called when a delivery may be due
   */
  Dispatcher(
      Leases leases,
      SubscriptionStore subscriptions,
      NotificationRows rows,
      UnaryOperator<Delivery> way,
      Consumer<Delivery> marking,
      DeliveryFigures figures,
      Backoff backoff,
      EventSettings settings,
      Clock clock,
      Runnable wake) {
    this.leases = leases;
    this.subscriptions = subscriptions;
    this.rows = rows;
    this.way = way;
    this.marking = marking;
    this.figures = figures;
    this.backoff = backoff;
    this.settings = settings;
    this.clock = clock;
    this.wake = wake;
    var numbers = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            work -> new Thread(work, "notify-" + numbers.incrementAndGet()));
  }

  /** Starts every delivery that is due. Only one thread may call it. */
  void tick() {
    var now = clock.instant();
    if (!now.isBefore(renewed.plus(settings.lease().dividedBy(RENEWALS_A_LEASE)))
        || (!now.isBefore(renewed.plus(BETWEEN_LOOKS)) && leases.isAnyFree())) {
      leases.renew(
          queues.entrySet().stream()
              .filter(queue -> queue.getValue().isIdle())
              .map(Map.Entry::getKey)
              .toList());
      renewed = now;
    }
    var epochs = new HashMap<String, Long>();
    queues.forEach((id, queue) -> epochs.put(id, queue.epoch()));
    var held = new HashMap<String, KeptSubscription>();
    subscriptions.leasedTo(leases.instance()).forEach(kept -> held.put(kept.id(), kept));
    queues.keySet().removeIf(id -> !held.containsKey(id) && forget(id));
    held.values().forEach(kept -> serve(kept, epochs.getOrDefault(kept.id(), 0L), now));
  }

  /** Flags stalled queues; logs each once. */
  void watch() {
    var limit = clock.instant().minus(settings.stallAfter());
    queues.forEach(
        (id, queue) -> {
          var oldest = queue.oldestWaiting();
          // The window may be stale, or not read yet.
          if (oldest == null) {
            oldest = rows.oldestWaiting(id).orElse(null);
          }
          figures.stands(id, oldest != null && oldest.isBefore(limit) && !queue.isPostponed());
        });
  }

  int running() {
    return running.get();
  }

  /** Starts nothing more and waits for running deliveries, at most this long. */
  void finish(Duration longest) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private boolean forget(String id) {
    figures.gone(id);
    return true;
  }

  private void serve(KeptSubscription kept, long readAt, Instant now) {
    var token = leases.token(kept.id());
    if (token == null) {
      return;
    }
    var end = kept.terms().end();
    if (end != null && !now.isBefore(end) && kept.status() != SubscriptionStatus.OFF) {
      subscriptions.ended(kept.id());
      return;
    }
    var queue =
        queues.computeIfAbsent(
            kept.id(),
            id ->
                new SubscriberQueue(
                    kept, token, rows, backoff, settings.parallel(), settings.retryFor(), now));
    if (queue.update(kept, token, readAt)) {
      for (var delivery : queue.next(now)) {
        running.incrementAndGet();
        threads.execute(() -> run(queue, delivery));
      }
    }
  }

  private void run(SubscriberQueue queue, Delivery delivery) {
    var ended = delivery.ended(SendResult.failed(Failure.INTERNAL));
    try {
      // An instance that slept through the end of its lease sends nothing any more.
      if (Objects.equals(leases.token(delivery.subscription().id()), delivery.leaseToken())) {
        ended = way.apply(delivery);
        var failure = Objects.requireNonNull(ended.result()).failure();
        var status = queue.learn(ended, clock.instant());
        if (status.isPresent()) {
          note(ended.subscription(), status.get(), failure, delivery);
        }
      }
    } catch (RuntimeException e) {
      LOG.error("{} failed: {}", delivery, FailureTrace.of(e));
      noteFailure(delivery.ended(SendResult.failed(Failure.INTERNAL)));
      ended = delivery.ended(SendResult.failed(Failure.INTERNAL));
      queue.learn(ended, clock.instant());
    } finally {
      queue.ended(ended);
      running.decrementAndGet();
      wake.run();
    }
  }

  // A step failed before the result was marked; unmarked, the event would be tried for ever.
  private void noteFailure(Delivery failed) {
    try {
      marking.accept(failed);
    } catch (RuntimeException e) {
      LOG.warn("The failure of {} was not noted: {}", failed, FailureTrace.of(e));
    }
  }

  private void note(
      KeptSubscription subscription,
      SubscriptionStatus status,
      @Nullable Failure failure,
      Delivery delivery) {
    var reason = failure == null ? null : failure.code();
    if (subscriptions.status(subscription, status, reason, delivery.leaseToken())) {
      LOG.info("{} is {} now{}", subscription, status.code(), reason == null ? "" : ": " + reason);
    }
  }
}
