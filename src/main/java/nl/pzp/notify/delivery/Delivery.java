package nl.pzp.notify.delivery;

import java.util.List;
import nl.pzp.notify.subscription.KeptSubscription;
import org.jspecify.annotations.Nullable;

/**
 * One notification on its way to one subscriber; each step of the route adds to it.
 *
 * @param events under their numbers; none for a handshake or heartbeat
 * @param leaseToken the token of the lease under which this instance delivers
 * @param cleared the events with their allowed content, once checked
 * @param body the message, once made
 * @param result the result, once the attempt ended
 */
public record Delivery(
    KeptSubscription subscription,
    NotificationType type,
    List<NumberedEvent> events,
    long leaseToken,
    List<DisclosableEvent> cleared,
    @Nullable String body,
    @Nullable SendResult result) {

  static Delivery of(
      KeptSubscription subscription,
      NotificationType type,
      List<NumberedEvent> events,
      long token) {
    return new Delivery(subscription, type, List.copyOf(events), token, List.of(), null, null);
  }

  /** The events that may be shown. */
  public List<NumberedEvent> shown() {
    return cleared.stream()
        .filter(each -> each.withheld() == null)
        .map(DisclosableEvent::event)
        .toList();
  }

  Delivery cleared(List<DisclosableEvent> now) {
    return new Delivery(subscription, type, events, leaseToken, now, null, null);
  }

  Delivery made(String notification) {
    return new Delivery(subscription, type, events, leaseToken, cleared, notification, null);
  }

  Delivery ended(SendResult how) {
    return new Delivery(subscription, type, events, leaseToken, cleared, body, how);
  }

  @Override
  public String toString() {
    return type + " " + subscription + " " + events;
  }
}
