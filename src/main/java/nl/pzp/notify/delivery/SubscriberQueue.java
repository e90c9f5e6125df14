package nl.pzp.notify.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.pzp.http.Backoff;
import nl.pzp.http.Breaker;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.record.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * The slot of one subscriber: decides what is sent next, and when. One patient's events go one
 * after the other in the order of their numbers, those of other patients beside them. After a few
 * failures in a row it is open like a breaker: one attempt at a time, ever further apart, until one
 * is taken.
 */
final class SubscriberQueue {

  /** What one patient's events wait for. */
  private record Pause(int failures, Instant until) {}

  private static final int WINDOW = 400;
  private static final int MOST_IN_SIGHT = 10_000;
  private static final int OPEN_AFTER = 5;

  private final NotificationRows rows;
  private final Backoff backoff;
  private final Breaker breaker;
  private final int parallel;
  private final Duration retryFor;
  private final TreeMap<Long, NumberedEvent> window = new TreeMap<>();
  private final Map<PersonId, Pause> pauses = new HashMap<>();
  private final Set<PersonId> busy = new HashSet<>();
  private KeptSubscription subscription;
  private long token;
  private int seenRevision;
  private long loadedThrough;
  private int running;
  private Instant lastSent;
  private boolean postponed;
  private long aloneThrough;
  private long epoch;

  SubscriberQueue(
      KeptSubscription subscription,
      long token,
      NotificationRows rows,
      Backoff backoff,
      int parallel,
      Duration retryFor,
      Instant now) {
    this.subscription = subscription;
    this.seenRevision = subscription.revision();
    this.token = token;
    this.rows = rows;
    this.backoff = backoff;
    this.breaker = new Breaker(OPEN_AFTER, backoff);
    this.parallel = parallel;
    this.retryFor = retryFor;
    this.lastSent = now;
  }

  /** Changes whenever a delivery has ended: what was read of the database before that is old. */
  synchronized long epoch() {
    return epoch;
  }

  /** Takes over what the database says; false when that was read before a delivery ended. */
  synchronized boolean update(KeptSubscription now, long leaseToken, long readAt) {
    if (readAt != epoch) {
      return false;
    }
    if (now.revision() != seenRevision || leaseToken != token) {
      seenRevision = now.revision();
      token = leaseToken;
      window.clear();
      loadedThrough = 0;
      pauses.clear();
      breaker.succeeded();
    }
    subscription = now;
    return true;
  }

  /** The deliveries to start now. */
  synchronized List<Delivery> next(Instant now) {
    if (subscription.stopped() || subscription.status() == SubscriptionStatus.OFF) {
      return List.of();
    }
    if (!subscription.handshaken()) {
      return handshake(now).stream().toList();
    }
    load(WINDOW / 2);
    if (!breaker.lets(now)) {
      return List.of();
    }
    if (breaker.isOpen()) {
      return running > 0 ? List.of() : probe().stream().toList();
    }
    var started = new ArrayList<Delivery>();
    for (var delivery = events(now); delivery.isPresent(); delivery = events(now)) {
      started.add(delivery.get());
    }
    // Everything in sight may be of patients that wait: others may stand behind them.
    if (running < parallel && window.size() < MOST_IN_SIGHT) {
      load(window.size() + 1);
    }
    if (started.isEmpty() && running == 0 && isHeartbeatDue(now)) {
      started.add(start(NotificationType.HEARTBEAT, List.of()));
    }
    return started;
  }

  /**
   * Learns how a delivery went; gives the state that the subscription is in from now on, where that
   * is another one. Nothing new starts in its place before it has {@link #ended}.
   */
  synchronized Optional<SubscriptionStatus> learn(Delivery delivery, Instant now) {
    var result = Objects.requireNonNull(delivery.result());
    if (delivery.leaseToken() != token
        || delivery.subscription().revision() != seenRevision
        || result.abandoned()) {
      reload();
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

  /** Makes room for the next. */
  synchronized void ended(Delivery delivery) {
    running--;
    epoch++;
    delivery.events().forEach(event -> busy.remove(event.person()));
  }

  synchronized boolean isIdle() {
    return running == 0;
  }

  /** Whether what waits does so on purpose. */
  synchronized boolean isPostponed() {
    return postponed;
  }

  /** When the oldest event that waits was numbered, as far as it was loaded. */
  synchronized @Nullable Instant oldestWaiting() {
    return window.isEmpty() ? null : window.firstEntry().getValue().createdAt();
  }

  synchronized KeptSubscription subscription() {
    return subscription;
  }

  synchronized long token() {
    return token;
  }

  private Optional<SubscriptionStatus> taken(Delivery delivery) {
    delivery.events().forEach(event -> window.remove(event.number()));
    var wasOpen = breaker.isOpen();
    breaker.succeeded();
    if (wasOpen) {
      pauses.clear();
    }
    delivery.events().forEach(event -> pauses.remove(event.person()));
    return subscription.status() == SubscriptionStatus.ACTIVE
        ? Optional.empty()
        : Optional.of(SubscriptionStatus.ACTIVE);
  }

  private Optional<SubscriptionStatus> failed(Delivery delivery, SendResult result, Instant now) {
    var asked = Objects.requireNonNullElse(result.retryAfter(), Duration.ZERO);
    if (delivery.type() == NotificationType.HANDSHAKE) {
      breaker.failed(now, asked);
      return Optional.of(SubscriptionStatus.ERROR);
    }
    if (result.isFinal() && !delivery.events().isEmpty()) {
      if (result.isOfTheEndpoint()) {
        // The first is in the dead letter; the others wait until a heartbeat is taken.
        breaker.trip(now, asked);
        window.remove(delivery.events().get(0).number());
        return Optional.of(SubscriptionStatus.ERROR);
      }
      // The endpoint is well; it is this notification that it does not take.
      if (delivery.events().size() == 1) {
        window.remove(delivery.events().get(0).number());
      } else {
        aloneThrough = delivery.events().get(delivery.events().size() - 1).number();
        reload();
      }
      return Optional.empty();
    }
    var oldest = now.minus(retryFor);
    for (var event : delivery.events()) {
      var before = pauses.get(event.person());
      var count = before == null ? 1 : before.failures() + 1;
      pauses.put(event.person(), new Pause(count, now.plus(backoff.after(count, asked))));
    }
    if (result.retryAfter() == null) {
      breaker.failed(now);
    } else {
      breaker.failed(now, asked);
    }
    if (delivery.events().stream().anyMatch(event -> event.createdAt().isBefore(oldest))) {
      // What became too old meanwhile is in the dead letter.
      reload();
    }
    return breaker.isOpen() && subscription.status() != SubscriptionStatus.ERROR
        ? Optional.of(SubscriptionStatus.ERROR)
        : Optional.empty();
  }

  private Optional<Delivery> handshake(Instant now) {
    // Whoever asked over FHIR asks again when it is ready; the operator cannot.
    var mayTry =
        subscription.status() == SubscriptionStatus.REQUESTED
            || subscription.operatorName() != null;
    return !mayTry || running > 0 || !breaker.lets(now)
        ? Optional.empty()
        : Optional.of(start(NotificationType.HANDSHAKE, List.of()));
  }

  /** One attempt that shows whether the subscriber is back, each time another patient's. */
  private Optional<Delivery> probe() {
    if (breaker.isTripped() || window.isEmpty()) {
      return Optional.of(start(NotificationType.HEARTBEAT, List.of()));
    }
    if (window.size() < MOST_IN_SIGHT) {
      load(window.size() + 1);
    }
    var heads = new HashMap<PersonId, NumberedEvent>();
    window.values().forEach(event -> heads.putIfAbsent(event.person(), event));
    var oldest =
        heads.values().stream()
            .min(
                java.util.Comparator.comparing(
                        (NumberedEvent event) -> {
                          var pause = pauses.get(event.person());
                          return pause == null ? Instant.MIN : pause.until();
                        })
                    .thenComparing(NumberedEvent::number))
            .orElseThrow();
    return Optional.of(start(NotificationType.EVENT_NOTIFICATION, List.of(oldest)));
  }

  private Optional<Delivery> events(Instant now) {
    if (running >= parallel) {
      return Optional.empty();
    }
    var passed = new HashSet<PersonId>();
    var chosen = new ArrayList<NumberedEvent>();
    for (var event : window.values()) {
      var pause = pauses.get(event.person());
      var mayGo =
          !busy.contains(event.person())
              && !passed.contains(event.person())
              && (pause == null || !now.isBefore(pause.until()));
      if (mayGo) {
        chosen.add(event);
        if (chosen.size() >= most(event)) {
          break;
        }
      } else {
        // What is behind it of the same patient must wait too.
        passed.add(event.person());
      }
    }
    return chosen.isEmpty()
        ? Optional.empty()
        : Optional.of(start(NotificationType.EVENT_NOTIFICATION, chosen));
  }

  private int most(NumberedEvent event) {
    return event.number() <= aloneThrough ? 1 : subscription.terms().maxCount();
  }

  private Delivery start(NotificationType type, List<NumberedEvent> events) {
    running++;
    events.forEach(event -> busy.add(event.person()));
    return Delivery.of(subscription, type, events, token);
  }

  private boolean isHeartbeatDue(Instant now) {
    var every = subscription.terms().heartbeat();
    return every != null && !now.isBefore(lastSent.plus(every));
  }

  // What is settled is never loaded again: its row says so before it leaves the window.
  private void load(int atLeast) {
    while (window.size() < atLeast && loadedThrough < subscription.eventCount()) {
      var more = rows.waiting(subscription.id(), loadedThrough, WINDOW);
      more.forEach(event -> window.put(event.number(), event));
      loadedThrough =
          more.size() < WINDOW ? subscription.eventCount() : more.get(more.size() - 1).number();
    }
  }

  private void reload() {
    window.clear();
    loadedThrough = 0;
  }
}
