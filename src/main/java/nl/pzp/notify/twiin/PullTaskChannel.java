package nl.pzp.notify.twiin;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.Delivery;
import nl.pzp.notify.delivery.HttpChannel;
import nl.pzp.notify.delivery.Involvement;
import nl.pzp.notify.delivery.NumberedEvent;
import nl.pzp.notify.delivery.SendResult;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.Terms;
import nl.pzp.problem.Problem;

/** Each event as the notification Task of a notified pull, posted to the receiver's Task door. */
public final class PullTaskChannel implements Channel {

  private final PullNotices notices;
  private final PullTaskWriter tasks;
  private final HttpChannel http;
  private final EndpointRules endpoints;
  private final Involvement involvement;
  private final FhirContext stu3;

  public PullTaskChannel(
      PullNotices notices,
      PullTaskWriter tasks,
      HttpChannel http,
      EndpointRules endpoints,
      Involvement involvement,
      FhirContext stu3) {
    this.notices = notices;
    this.tasks = tasks;
    this.http = http;
    this.endpoints = endpoints;
    this.involvement = involvement;
    this.stu3 = stu3;
  }

  @Override
  public String code() {
    return "twiin-task";
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
  public String shape(Delivery delivery) {
    var notice = notices.of(delivery.subscription(), delivery.shown().get(0));
    return stu3.newJsonParser().encodeResourceToString(tasks.write(notice));
  }

  @Override
  public SendResult send(Delivery delivery) {
    return http.send(delivery.subscription().terms(), Objects.requireNonNull(delivery.body()));
  }
}
