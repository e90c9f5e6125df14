package nl.pzp.notify.delivery;

import java.util.List;
import java.util.Optional;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.SubscriptionStatus;

/**
 * A subscription as it was last read, under the lease by which this instance holds it.
 *
 * @param leaseToken which each later holder has higher
 */
record HeldSubscription(KeptSubscription subscription, long leaseToken) {

  /** Whether nobody changed it and no other instance held it in between. */
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
   * Whether a handshake may be tried. A subscriber over FHIR asks again when it is ready, so one
   * that failed is not repeated; for the operator's it is.
   */
  boolean mayShakeHands() {
    return subscription.status() == SubscriptionStatus.REQUESTED
        || subscription.operatorName() != null;
  }

  /** The state that it enters, where it is in another. */
  Optional<SubscriptionStatus> entering(SubscriptionStatus state) {
    return subscription.status() == state ? Optional.empty() : Optional.of(state);
  }

  Delivery deliver(NotificationType type, List<NumberedEvent> events) {
    return Delivery.of(subscription, type, events, leaseToken);
  }
}
