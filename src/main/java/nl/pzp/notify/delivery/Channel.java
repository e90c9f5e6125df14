package nl.pzp.notify.delivery;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.Terms;
import nl.pzp.problem.Problem;

/**
 * A way by which the events of a subscription leave. It shapes a notification and sends it once.
 * The delivery around it handles numbers, order, retries, the dead letter and entitlement.
 */
public interface Channel {

  /** Its name in the operator's settings. */
  String code();

  /** The content that it sends. An event that may not show that much is withheld. */
  Content content();

  /** Why this endpoint is refused; empty when it may be tried. */
  Optional<Problem> refusal(URI endpoint);

  /** Why it refuses these terms; empty when it accepts them. */
  default Optional<Problem> refusalOf(Terms terms) {
    return Optional.empty();
  }

  /**
   * Why an event that may be shown is still withheld from this receiver, such as {@code
   * not-involved}. Checked at every attempt; at most 32 characters.
   */
  default Optional<String> withholds(KeptSubscription subscription, NumberedEvent event) {
    return Optional.empty();
  }

  /** The most events in one message: all of them are delivered, or none. */
  default int mostAtOnce() {
    return 1;
  }

  /**
   * Whether the receiver follows the subscription: it gets handshakes, heartbeats and the numbers
   * of withheld events.
   */
  default boolean followsNumbers() {
    return false;
  }

  /** Subscriptions that the channel itself adds, by name, as if the operator had made them. */
  default Map<String, EventSettings.Operators> standing() {
    return Map.of();
  }

  /** Whether it also receives withheld events, to remove their earlier content at the receiver. */
  default boolean takesBack() {
    return false;
  }

  /** The message, when it can be made without a connection. */
  default String shape(Delivery delivery) {
    return "";
  }

  /** Sends it once. A refusal is a result, not an exception. */
  SendResult send(Delivery delivery);
}
