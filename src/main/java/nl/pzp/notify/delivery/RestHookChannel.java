package nl.pzp.notify.delivery;

import java.net.URI;
import java.util.Optional;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.Way;
import nl.pzp.problem.Problem;
import org.springframework.stereotype.Component;

/** Posts notification Bundles of the Subscriptions R5 Backport guide to an endpoint. */
@Component
public final class RestHookChannel implements Channel {

  private static final int MOST_AT_ONCE = 100;

  private final NotificationBundles bundles;
  private final NotificationSender http;
  private final EndpointRules endpoints;

  public RestHookChannel(
      NotificationBundles bundles, NotificationSender http, EndpointRules endpoints) {
    this.bundles = bundles;
    this.http = http;
    this.endpoints = endpoints;
  }

  @Override
  public String code() {
    return Way.REST_HOOK.channel();
  }

  /** The subscription chooses the content; with less allowed, the event is still told. */
  @Override
  public Content content() {
    return Content.EMPTY;
  }

  @Override
  public Optional<Problem> refusal(URI endpoint) {
    return endpoints.refusal(endpoint);
  }

  @Override
  public int mostAtOnce() {
    return MOST_AT_ONCE;
  }

  @Override
  public boolean followsNumbers() {
    return true;
  }

  @Override
  public String shape(Delivery delivery) {
    return bundles.json(
        bundles.bundle(delivery.subscription(), delivery.type(), delivery.cleared()));
  }

  @Override
  public SendResult send(Delivery delivery) {
    return http.send(delivery);
  }
}
