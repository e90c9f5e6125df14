package nl.pzp.notify.delivery;

/** Makes the notification of what may be shown, unless nothing is to be sent. */
public final class ShapeStep {

  private final Channels channels;

  public ShapeStep(Channels channels) {
    this.channels = channels;
  }

  /** Gives the delivery with its body, or ended where there is nothing to send. */
  public Delivery make(Delivery delivery) {
    if (delivery.result() != null) {
      return delivery;
    }
    var channel = channels.of(delivery.subscription());
    if (channel.isEmpty()) {
      return delivery.ended(SendResult.failed(Failure.CHANNEL_OFF));
    }
    if (!channel.get().followsNumbers() && delivery.shown().isEmpty()) {
      return delivery.ended(SendResult.TAKEN);
    }
    return delivery.made(channel.get().shape(delivery));
  }
}
