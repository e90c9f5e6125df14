package nl.pzp.notify.twiin;

import nl.pzp.notify.delivery.Delivery;

/** A form in which a receiver is told that there is something to fetch. */
public interface PullMessages {

  /** Code of the channel that tells it so. */
  String channel();

  /** Whether the receiver follows the numbers of the subscription. */
  boolean followsNumbers();

  /** JSON of the message. */
  String write(Delivery delivery);
}
