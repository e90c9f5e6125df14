package nl.pzp.notify.delivery;

import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.notify.subscription.SubscriptionStore;
import org.springframework.stereotype.Component;

/**
 * Looks, just before it is sent, whether the subscription is still what it was and how much of each
 * event may still be shown.
 */
@Component
public final class EntitlementStep {

  private final SubscriptionStore subscriptions;
  private final Entitlements entitlements;

  public EntitlementStep(SubscriptionStore subscriptions, Entitlements entitlements) {
    this.subscriptions = subscriptions;
    this.entitlements = entitlements;
  }

  /** Gives the delivery with what may be shown, or ended because nothing is to be sent any more. */
  public Delivery check(Delivery delivery) {
    var seen = delivery.subscription();
    var isAsItWas =
        subscriptions
            .find(seen.id())
            .filter(now -> now.revision() == seen.revision())
            .filter(now -> !now.stopped() && now.status() != SubscriptionStatus.OFF)
            .isPresent();
    return isAsItWas
        ? delivery.cleared(entitlements.of(seen, delivery.events()))
        : delivery.ended(SendResult.failed(Failure.ABANDONED));
  }
}
