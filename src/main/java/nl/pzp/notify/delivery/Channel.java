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
 * A way by which the events of a subscription leave. Numbers, order, waiting, the dead letter and
 * what may leave are decided before and after it; a channel makes what is sent and sends it once.
 */
public interface Channel {

  /** As the settings of the operator name it. */
  String code();

  /** What leaves by it. Where that is more than may be shown, the event is withheld. */
  Content content();

  /** Why this endpoint cannot be used; empty when it may be tried. */
  Optional<Problem> refusal(URI endpoint);

  /** Why these terms cannot be kept by it; empty when they can. */
  default Optional<Problem> refusalOf(Terms terms) {
    return Optional.empty();
  }

  /**
   * Why an event that may be shown is kept from this receiver nevertheless, such as {@code
   * not-involved}; looked at anew at every attempt, at most 32 characters.
   */
  default Optional<String> withholds(KeptSubscription subscription, NumberedEvent event) {
    return Optional.empty();
  }

  /** The most events that it takes at once: all of them are brought, or none. */
  default int mostAtOnce() {
    return 1;
  }

  /**
   * Whether the other side follows the subscription itself: it gets handshakes, heartbeats and the
   * numbers of what was withheld.
   */
  default boolean followsNumbers() {
    return false;
  }

  /** Subscriptions that it brings along, by their names, as the operator would have made them. */
  default Map<String, EventSettings.Operators> standing() {
    return Map.of();
  }

  /**
   * Whether it is told of events that may not be shown as well, to take back what it brought
   * before.
   */
  default boolean takesBack() {
    return false;
  }

  /** What is sent, where that can be made before anybody is reached. */
  default String shape(Delivery delivery) {
    return "";
  }

  /** Sends it once. That it was not taken is a result, not an exception. */
  SendResult send(Delivery delivery);
}
