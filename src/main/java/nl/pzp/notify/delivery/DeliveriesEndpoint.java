package nl.pzp.notify.delivery;

import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The deliveries on the management port, which is bound to loopback. */
@Endpoint(id = "deliveries")
@Component
public final class DeliveriesEndpoint {

  /** All deliveries, as the management port shows them. */
  public record Overview(List<Deliveries.Queue> subscriptions, int setAside) {}

  private static final String SET_ASIDE = "set-aside";

  private final Deliveries deliveries;
  private final Backfill filling;

  DeliveriesEndpoint(Deliveries deliveries, Backfill filling) {
    this.deliveries = deliveries;
    this.filling = filling;
  }

  /** Every subscription and its queue. */
  @ReadOperation
  public Overview overview() {
    return new Overview(deliveries.queues(), deliveries.setAside());
  }

  /** The dead letter of one subscription. */
  @ReadOperation
  public WebEndpointResponse<Object> dead(@Selector String subscription) {
    return deliveries
        .dead(subscription)
        .map(dead -> new WebEndpointResponse<Object>(dead))
        .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
  }

  /**
   * Acts on one subscription, or on the {@code set-aside} events.
   *
   * @param action {@code stop}, {@code start}, {@code replay} (the dead letter), {@code replay-all}
   *     (every event) or {@code fill} (every person, for a subscription to every change)
   * @param since first number to replay; 1 when left out
   * @param until last number to replay; the highest when left out
   */
  @WriteOperation
  public WebEndpointResponse<Object> act(
      @Selector String subscription, String action, @Nullable Long since, @Nullable Long until) {
    if (subscription.equals(SET_ASIDE)) {
      return done(deliveries.takeUpSetAside());
    }
    if (!deliveries.isKnown(subscription)) {
      return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }
    var from = since == null ? 1 : since;
    var to = until == null ? Long.MAX_VALUE : until;
    return switch (action) {
      case "stop", "start" -> {
        deliveries.stop(subscription, action.equals("stop"));
        yield done(0);
      }
      case "replay" -> done(deliveries.replay(subscription, from, to, false));
      case "replay-all" -> done(deliveries.replay(subscription, from, to, true));
      case "fill" ->
          filling
              .fill(subscription)
              .map(DeliveriesEndpoint::done)
              .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_BAD_REQUEST));
      default ->
          new WebEndpointResponse<>(
              Map.of("actions", List.of("stop", "start", "replay", "replay-all", "fill")),
              WebEndpointResponse.STATUS_BAD_REQUEST);
    };
  }

  private static WebEndpointResponse<Object> done(int events) {
    return new WebEndpointResponse<>(Map.of("events", events));
  }
}
