package nl.pzp.notify.delivery;

import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.notify.subscription.SubscriptionStore;
import org.springframework.stereotype.Component;

/**
 * Checks, just before sending, whether the subscription still allows it and which content of each
 * event may be shown.
 */
@Component
public final class EntitlementStep {

  private final SubscriptionStore subscriptions;
  private final Entitlements entitlements;

  public EntitlementStep(SubscriptionStore subscriptions, Entitlements entitlements) {
    this.subscriptions = subscriptions;
    this.entitlements = entitlements;
  }

  /** The delivery with its allowed content, or ended when nothing may be sent. */
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
