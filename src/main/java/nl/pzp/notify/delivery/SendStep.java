package nl.pzp.notify.delivery;

import org.springframework.stereotype.Component;

/** Sends the notification once. A refusal is a result, not an exception. */
@Component
public final class SendStep {

  private final Channels channels;

  public SendStep(Channels channels) {
    this.channels = channels;
  }

  public Delivery send(Delivery delivery) {
    return delivery.result() != null
        ? delivery
        : delivery.ended(
            channels
                .of(delivery.subscription())
                .map(channel -> channel.send(delivery))
                .orElseGet(() -> SendResult.failed(Failure.CHANNEL_OFF)));
  }
}
