package nl.pzp.notify.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;

/** Records the result of an attempt that settles the event; otherwise the event keeps waiting. */
public final class MarkStep {

  // At an event on which the adapter itself fails, while it can note that.
  private static final int ATTEMPTS = 20;

  private final NotificationRows rows;
  private final NotificationBundles bundles;
  private final DisclosureLog disclosures;
  private final TransactionTemplate transactions;
  private final DeliveryFigures figures;
  private final Clock clock;
  private final Duration retryFor;

  public MarkStep(
      NotificationRows rows,
      NotificationBundles bundles,
      DisclosureLog disclosures,
      TransactionTemplate transactions,
      DeliveryFigures figures,
      Clock clock,
      Duration retryFor) {
    this.rows = rows;
    this.bundles = bundles;
    this.disclosures = disclosures;
    this.transactions = transactions;
    this.figures = figures;
    this.clock = clock;
    this.retryFor = retryFor;
  }

  /** Settles the events or leaves them waiting. */
  public Delivery mark(Delivery delivery) {
    var result = Objects.requireNonNull(delivery.result());
    var untried = result.abandoned() || result.postponed();
    if (!delivery.events().isEmpty() && !untried) {
      transactions.executeWithoutResult(status -> settle(delivery));
    }
    return delivery;
  }

  private void settle(Delivery delivery) {
    rows.bound();
    var result = Objects.requireNonNull(delivery.result());
    var failure = result.failure();
    if (failure == null) {
      taken(delivery);
      return;
    }
    // One bad event may have caused the refusal of all: each is tried alone.
    var alone = delivery.events().size() == 1 || result.isOfTheEndpoint();
    var first = List.of(delivery.events().get(0));
    var lost = failure == Failure.INTERNAL && alone && first.get(0).attempts() + 1 >= ATTEMPTS;
    if ((result.isFinal() && alone) || lost) {
      dead(delivery, first, failure, Objects.requireNonNull(result.code()));
    } else {
      var limit = clock.instant().minus(retryFor);
      var over = delivery.events().stream().filter(e -> e.createdAt().isBefore(limit)).toList();
      dead(delivery, over, Failure.TOO_OLD, Failure.TOO_OLD.code());
      rows.failed(
          delivery.events().stream().filter(e -> !over.contains(e)).toList(),
          Objects.requireNonNull(result.code()),
          delivery.leaseToken());
    }
    figures.failed();
  }

  private void taken(Delivery delivery) {
    disclosures.told(delivery);
    for (var cleared : delivery.cleared()) {
      var withheld = cleared.withheld();
      var state = withheld == null ? NotificationState.DELIVERED : NotificationState.WITHHELD;
      var hash = withheld == null ? bundles.contentHash(cleared) : null;
      var settled =
          rows.settle(
              List.of(cleared.event()), state, withheld, event -> hash, delivery.leaseToken());
      figures.settled(state, settled);
    }
  }

  private void dead(Delivery delivery, List<NumberedEvent> events, Failure why, String reason) {
    if (!events.isEmpty()) {
      var settled =
          rows.settle(events, NotificationState.DEAD, reason, event -> null, delivery.leaseToken());
      figures.dead(delivery.subscription(), events, why, settled);
    }
  }
}
