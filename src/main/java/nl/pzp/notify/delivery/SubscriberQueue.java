package nl.pzp.notify.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.http.Backoff;
import nl.pzp.http.Breaker;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.record.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one subscriber: decides what is sent next, and when. One patient's events are sent
 * in order of number; other patients' events in parallel. After several failures in a row it acts
 * as an open circuit breaker, with single attempts at growing intervals until one succeeds.
 */
final class SubscriberQueue {

  private static final int OPEN_AFTER = 5;

  private final QueueWindow window;
  private final PatientPauses pauses;
  private final UnderWay underWay;
  private final Breaker breaker;
  private final Duration retryFor;
  private HeldSubscription held;
  private Instant lastSent;
  private boolean postponed;

  SubscriberQueue(
      KeptSubscription subscription,
      long token,
      NotificationRows rows,
      Backoff backoff,
      int parallel,
      Duration retryFor,
      Instant now) {
    this.held = new HeldSubscription(subscription, token);
    this.window = new QueueWindow(rows);
    this.pauses = new PatientPauses(backoff);
    this.underWay = new UnderWay(parallel);
    this.breaker = new Breaker(OPEN_AFTER, backoff);
    this.retryFor = retryFor;
    this.lastSent = now;
  }

  /** Changes when a delivery ends: data that was read before is stale. */
  synchronized long epoch() {
    return underWay.ended();
  }

  /** Updates from the database; false when the data was read before a delivery ended. */
  synchronized boolean update(KeptSubscription now, long leaseToken, long readAt) {
    if (readAt != underWay.ended()) {
      return false;
    }
    var fresh = new HeldSubscription(now, leaseToken);
    if (!fresh.continues(held)) {
      window.reread();
      pauses.clear();
      breaker.succeeded();
    }
    held = fresh;
    return true;
  }

  /** The deliveries to start now. */
  synchronized List<Delivery> next(Instant now) {
    if (held.isSilent()) {
      return List.of();
    }
    if (held.needsHandshake()) {
      return handshake(now).stream().toList();
    }
    window.fill(held.subscription());
    if (!breaker.lets(now)) {
      return List.of();
    }
    if (breaker.isOpen()) {
      return underWay.isNone() ? List.of(probe()) : List.of();
    }
    var started = new ArrayList<Delivery>();
    for (var delivery = events(now); delivery.isPresent(); delivery = events(now)) {
      started.add(delivery.get());
    }
    if (!underWay.isFull()) {
      window.widen(held.subscription());
    }
    if (started.isEmpty() && underWay.isNone() && isHeartbeatDue(now)) {
      started.add(start(NotificationType.HEARTBEAT, List.of()));
    }
    return started;
  }

  /**
   * Processes the result of a delivery; returns the new state of the subscription when it changes.
   * The next delivery starts only after {@link #ended}.
   */
  synchronized Optional<SubscriptionStatus> learn(Delivery delivery, Instant now) {
    var result = Objects.requireNonNull(delivery.result());
    if (!held.isOf(delivery) || result.abandoned()) {
      window.reread();
      return Optional.empty();
    }
    postponed = result.postponed();
    if (postponed) {
      breaker.restFor(Objects.requireNonNull(result.retryAfter()), now);
      return Optional.empty();
    }
    lastSent = now;
    return result.taken() ? taken(delivery) : failed(delivery, result, now);
  }

  /** Frees the place of the delivery. */
  synchronized void ended(Delivery delivery) {
    underWay.end(delivery);
  }

  synchronized boolean isIdle() {
    return underWay.isNone();
  }

  /** Whether the waiting events are postponed on purpose. */
  synchronized boolean isPostponed() {
    return postponed;
  }

  /** When the oldest loaded event was numbered. */
  synchronized @Nullable Instant oldestWaiting() {
    return window.oldest();
  }

  private Optional<SubscriptionStatus> taken(Delivery delivery) {
    if (breaker.isOpen()) {
      pauses.clear();
    }
    breaker.succeeded();
    for (var event : delivery.events()) {
      window.settled(event);
      pauses.taken(event.person());
    }
    return held.entering(SubscriptionStatus.ACTIVE);
  }

  private Optional<SubscriptionStatus> failed(Delivery delivery, SendResult result, Instant now) {
    var asked = Objects.requireNonNullElse(result.retryAfter(), Duration.ZERO);
    if (delivery.type() == NotificationType.HANDSHAKE) {
      breaker.failed(now, asked);
      return Optional.of(SubscriptionStatus.ERROR);
    }
    if (!result.isFinal() || delivery.events().isEmpty()) {
      return failedForNow(delivery, result, now);
    }
    if (result.isOfTheEndpoint()) {
      // The first is in the dead letter; the others wait until a heartbeat is taken.
      breaker.trip(now, asked);
      window.settled(delivery.events().get(0));
      return Optional.of(SubscriptionStatus.ERROR);
    }
    // The endpoint works; it refuses this notification.
    if (delivery.events().size() == 1) {
      window.settled(delivery.events().get(0));
    } else {
      window.separate(delivery.events());
    }
    return Optional.empty();
  }

  private Optional<SubscriptionStatus> failedForNow(
      Delivery delivery, SendResult result, Instant now) {
    var asked = result.retryAfter();
    for (var event : delivery.events()) {
      pauses.failed(event.person(), Objects.requireNonNullElse(asked, Duration.ZERO), now);
    }
    if (asked == null) {
      breaker.failed(now);
    } else {
      breaker.failed(now, asked);
    }
    if (result.failure() == Failure.INTERNAL) {
      // One of them may be at fault, and its row counts the attempts.
      window.separate(delivery.events());
    }
    var oldest = now.minus(retryFor);
    if (delivery.events().stream().anyMatch(event -> event.createdAt().isBefore(oldest))) {
      // An event that became too old meanwhile is in the dead letter.
      window.reread();
    }
    return breaker.isOpen() ? held.entering(SubscriptionStatus.ERROR) : Optional.empty();
  }

  private Optional<Delivery> handshake(Instant now) {
    return held.mayShakeHands() && underWay.isNone() && breaker.lets(now)
        ? Optional.of(start(NotificationType.HANDSHAKE, List.of()))
        : Optional.empty();
  }

  /** One attempt that tests whether the subscriber is back, each time for another patient. */
  private Delivery probe() {
    if (breaker.isTripped() || window.isEmpty()) {
      return start(NotificationType.HEARTBEAT, List.of());
    }
    window.widen(held.subscription());
    var longestPaused =
        window.heads().stream()
            .min(
                Comparator.comparing((NumberedEvent event) -> pauses.until(event.person()))
                    .thenComparing(NumberedEvent::number))
            .orElseThrow();
    return start(NotificationType.EVENT_NOTIFICATION, List.of(longestPaused));
  }

  private Optional<Delivery> events(Instant now) {
    if (underWay.isFull()) {
      return Optional.empty();
    }
    var chosen =
        window.choose(held.subscription().terms().maxCount(), person -> mayGo(person, now));
    return chosen.isEmpty()
        ? Optional.empty()
        : Optional.of(start(NotificationType.EVENT_NOTIFICATION, chosen));
  }

  private boolean mayGo(PersonId person, Instant now) {
    return !underWay.includes(person) && !now.isBefore(pauses.until(person));
  }

  private Delivery start(NotificationType type, List<NumberedEvent> events) {
    var delivery = held.deliver(type, events);
    underWay.begin(delivery);
    return delivery;
  }

  private boolean isHeartbeatDue(Instant now) {
    var every = held.subscription().terms().heartbeat();
    return every != null && !now.isBefore(lastSent.plus(every));
  }
}
