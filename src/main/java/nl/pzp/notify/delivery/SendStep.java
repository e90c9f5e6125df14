package nl.pzp.notify.delivery;

import java.util.Objects;

/** Sends the notification once. That it was not taken is a result, not an exception. */
public final class SendStep {

  private final HttpChannel channel;

  public SendStep(HttpChannel channel) {
    this.channel = channel;
  }

  public Delivery send(Delivery delivery) {
    if (delivery.result() != null) {
      return delivery;
    }
    return delivery.ended(
        channel.send(delivery.subscription().terms(), Objects.requireNonNull(delivery.body())));
  }
}
