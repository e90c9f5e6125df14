package nl.pzp.notify.twiin;

import java.net.URI;
import java.util.Optional;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.Delivery;
import nl.pzp.notify.delivery.Involvement;
import nl.pzp.notify.delivery.NotificationSender;
import nl.pzp.notify.delivery.NumberedEvent;
import nl.pzp.notify.delivery.SendResult;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.Terms;
import nl.pzp.problem.Problem;

/** Posts each event to the receiver as a notified pull, in the given form. */
public final class NotifiedPullChannel implements Channel {

  private final PullMessages messages;
  private final PullNotices notices;
  private final NotificationSender http;
  private final EndpointRules endpoints;
  private final Involvement involvement;

  public NotifiedPullChannel(
      PullMessages messages,
      PullNotices notices,
      NotificationSender http,
      EndpointRules endpoints,
      Involvement involvement) {
    this.messages = messages;
    this.notices = notices;
    this.http = http;
    this.endpoints = endpoints;
    this.involvement = involvement;
  }

  @Override
  public String code() {
    return messages.channel();
  }

  @Override
  public Content content() {
    return Content.ID_ONLY;
  }

  @Override
  public Optional<Problem> refusal(URI endpoint) {
    return endpoints.refusal(endpoint);
  }

  @Override
  public Optional<Problem> refusalOf(Terms terms) {
    return notices.refusalOf(terms);
  }

  @Override
  public Optional<String> withholds(KeptSubscription subscription, NumberedEvent event) {
    return involvement.withholds(subscription.terms(), event);
  }

  @Override
  public boolean followsNumbers() {
    return messages.followsNumbers();
  }

  @Override
  public String shape(Delivery delivery) {
    return messages.write(delivery);
  }

  @Override
  public SendResult send(Delivery delivery) {
    return http.send(delivery);
  }
}
