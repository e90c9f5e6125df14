package nl.pzp.notify.delivery;

import java.util.List;
import java.util.Optional;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.SubscriptionStatus;

/**
 * A subscription as last read, under this instance's lease.
 *
 * @param leaseToken token of that lease; each later holder has a higher one
 */
record HeldSubscription(KeptSubscription subscription, long leaseToken) {

  /** Whether it is unchanged and no other instance held it in between. */
  boolean continues(HeldSubscription before) {
    return leaseToken == before.leaseToken
        && subscription.revision() == before.subscription.revision();
  }

  /** Whether a delivery began under this revision and lease. */
  boolean isOf(Delivery delivery) {
    return continues(new HeldSubscription(delivery.subscription(), delivery.leaseToken()));
  }

  /** Whether nothing is sent at all. */
  boolean isSilent() {
    return subscription.stopped() || subscription.status() == SubscriptionStatus.OFF;
  }

  boolean needsHandshake() {
    return !subscription.handshaken();
  }

  /**
   * Whether a handshake may be tried. A failed one is repeated only for the operator's
   * subscriptions: a FHIR subscriber asks again itself.
   */
  boolean mayShakeHands() {
    return subscription.status() == SubscriptionStatus.REQUESTED
        || subscription.operatorName() != null;
  }

  /** The next state, when it differs from the present one. */
  Optional<SubscriptionStatus> entering(SubscriptionStatus state) {
    return subscription.status() == state ? Optional.empty() : Optional.of(state);
  }

  Delivery deliver(NotificationType type, List<NumberedEvent> events) {
    return Delivery.of(subscription, type, events, leaseToken);
  }
}
