package nl.pzp.mirror;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.Delivery;
import nl.pzp.notify.delivery.DisclosableEvent;
import nl.pzp.notify.delivery.SendResult;
import nl.pzp.notify.subscription.Content;
import nl.pzp.problem.Problem;

/**
 * Sends events to a mirror, one at a time. It also receives withheld events, so that the mirror
 * deletes everything of a person who refused sharing or was erased.
 */
public final class MirrorChannel implements Channel {

  static final String ROUTE = "direct:deliver-to-mirror";

  public static final String CODE = "mirror";

  /** The reasons for which the mirror must delete a person's resources. */
  private static final Set<String> TAKEN_BACK = Set.of(MirrorEvent.ERASED, "no-consent");

  private final EndpointRules endpoints;
  private final Function<MirrorEvent, SendResult> route;

  /**
   * @param route sends one event
   */
  MirrorChannel(EndpointRules endpoints, Function<MirrorEvent, SendResult> route) {
    this.endpoints = endpoints;
    this.route = route;
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public Content content() {
    return Content.FULL_RESOURCE;
  }

  @Override
  public Optional<Problem> refusal(URI endpoint) {
    return endpoints.refusal(endpoint);
  }

  @Override
  public boolean takesBack() {
    return true;
  }

  @Override
  public SendResult send(Delivery delivery) {
    var terms = delivery.subscription().terms();
    var target = new Target(terms.endpoint(), terms.headers(), terms.timeout());
    for (var cleared : delivery.cleared()) {
      var event = event(cleared, target);
      if (event.isPresent()) {
        var result = Objects.requireNonNull(route.apply(event.get()));
        if (!result.equals(SendResult.TAKEN)) {
          return result;
        }
      }
    }
    return SendResult.TAKEN;
  }

  private static Optional<MirrorEvent> event(DisclosableEvent cleared, Target target) {
    var event = cleared.event();
    var withheld = cleared.withheld();
    return withheld == null || TAKEN_BACK.contains(withheld)
        ? Optional.of(
            new MirrorEvent(
                event.person(), new Key(event.focusType(), event.focusId()), target, withheld))
        : Optional.empty();
  }
}
