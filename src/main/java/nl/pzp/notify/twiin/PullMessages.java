package nl.pzp.notify.twiin;

import nl.pzp.notify.delivery.Delivery;

/** A message form that notifies a receiver of data to fetch. */
public interface PullMessages {

  /** Code of the channel with this form. */
  String channel();

  /** Whether the receiver follows the numbers of the subscription. */
  boolean followsNumbers();

  /** JSON of the message. */
  String write(Delivery delivery);
}
