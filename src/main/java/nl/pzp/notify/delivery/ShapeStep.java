package nl.pzp.notify.delivery;

import nl.pzp.notify.subscription.Content;
import org.springframework.stereotype.Component;

/** Shapes the notification from the allowed content, unless nothing is to be sent. */
@Component
public final class ShapeStep {

  private final Channels channels;

  public ShapeStep(Channels channels) {
    this.channels = channels;
  }

  /** The delivery with its body, or ended when nothing is to be sent. */
  public Delivery make(Delivery delivery) {
    if (delivery.result() != null) {
      return delivery;
    }
    var channel = channels.of(delivery.subscription());
    if (channel.isEmpty()) {
      return delivery.ended(SendResult.failed(Failure.CHANNEL_OFF));
    }
    var held = delivery.cleared(delivery.cleared().stream().map(e -> held(delivery, e)).toList());
    if (held.shown().isEmpty() && isNothingTo(channel.get(), held)) {
      return held.ended(SendResult.TAKEN);
    }
    return held.made(channel.get().shape(held));
  }

  private DisclosableEvent held(Delivery delivery, DisclosableEvent cleared) {
    if (cleared.withheld() != null) {
      return cleared;
    }
    return channels
        .of(delivery.subscription())
        .flatMap(channel -> channel.withholds(delivery.subscription(), cleared.event()))
        .map(reason -> new DisclosableEvent(cleared.event(), Content.EMPTY, reason))
        .orElse(cleared);
  }

  private static boolean isNothingTo(Channel channel, Delivery delivery) {
    return !channel.followsNumbers() && !(channel.takesBack() && !delivery.events().isEmpty());
  }
}
