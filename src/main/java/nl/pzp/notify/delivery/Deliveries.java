package nl.pzp.notify.delivery;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.SubscriptionStore;
import nl.pzp.record.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows the deliveries to an operator, who can stop, start and repeat them. */
@Component
public final class Deliveries {

  /**
   * A subscription and its queue, without endpoint, filters and secrets.
   *
   * @param oldestWaiting when the oldest waiting event was numbered, or null
   */
  public record Queue(
      String id,
      String owner,
      String topic,
      String status,
      @Nullable String reason,
      boolean stopped,
      long lastNumber,
      Map<NotificationState, Long> events,
      @Nullable Instant oldestWaiting,
      boolean stalled) {}

  /** An event in the dead letter. */
  public record DeadLetter(
      long number, String kind, String focus, int attempts, @Nullable String reason) {}

  private static final int MOST = 1000;

  private final SubscriptionStore subscriptions;
  private final NotificationRows rows;
  private final DeliveryFigures figures;
  private final Outbox outbox;
  private final TransactionTemplate transactions;

  Deliveries(
      SubscriptionStore subscriptions,
      NotificationRows rows,
      DeliveryFigures figures,
      Outbox outbox,
      TransactionTemplate transactions) {
    this.subscriptions = subscriptions;
    this.rows = rows;
    this.figures = figures;
    this.outbox = outbox;
    this.transactions = transactions;
  }

  /** Every subscription with its queue. */
  public List<Queue> queues() {
    var stalled = figures.stalled();
    return subscriptions.all().stream().map(kept -> queue(kept, stalled)).toList();
  }

  /** The number of committed events that could not be numbered and need the operator. */
  public int setAside() {
    return outbox.countSetAside();
  }

  /** The dead letter of one subscription, at most 1000, oldest first; empty when there is none. */
  public Optional<List<DeadLetter>> dead(String subscription) {
    return subscriptions
        .find(subscription)
        .map(
            kept ->
                rows.dead(kept.id(), MOST).stream()
                    .map(
                        event ->
                            new DeadLetter(
                                event.number(),
                                event.kind(),
                                event.focusType() + "/" + event.focusId(),
                                event.attempts(),
                                event.reason()))
                    .toList());
  }

  /**
   * Sends a range of events again under their own numbers, both ends included; returns their count.
   *
   * @param everything also delivered and withheld events, not only the dead letter
   */
  public int replay(String subscription, long since, long until, boolean everything) {
    var states =
        everything
            ? Set.of(
                NotificationState.DEAD, NotificationState.DELIVERED, NotificationState.WITHHELD)
            : Set.of(NotificationState.DEAD);
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              var count = rows.again(subscription, since, until, states);
              subscriptions.touch(subscription);
              return count;
            }));
  }

  /** Stops or resumes deliveries to a subscription. Events are still numbered and kept. */
  public void stop(String subscription, boolean stop) {
    subscriptions.stopped(subscription, stop);
  }

  /** Retries the numbering of set-aside events; returns their count. */
  public int takeUpSetAside() {
    return outbox.takeUpAgain();
  }

  public boolean isKnown(String subscription) {
    return subscriptions.find(subscription).isPresent();
  }

  private Queue queue(KeptSubscription kept, Set<String> stalled) {
    var counts = new EnumMap<NotificationState, Long>(NotificationState.class);
    counts.putAll(rows.counts(kept.id()));
    return new Queue(
        kept.id(),
        kept.owner(),
        kept.terms().topic().id(),
        kept.status().code(),
        kept.reason(),
        kept.stopped(),
        kept.eventCount(),
        counts,
        rows.oldestWaiting(kept.id()).orElse(null),
        stalled.contains(kept.id()));
  }
}
