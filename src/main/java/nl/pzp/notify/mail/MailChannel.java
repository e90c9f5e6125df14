package nl.pzp.notify.mail;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.pzp.notify.NotifyProblem;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.Delivery;
import nl.pzp.notify.delivery.Failure;
import nl.pzp.notify.delivery.Involvement;
import nl.pzp.notify.delivery.NumberedEvent;
import nl.pzp.notify.delivery.SendResult;
import nl.pzp.notify.mail.Mailer.Outcome;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.Terms;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;

/** Mails a practice's mailbox that there is news, whatever the number of events. */
final class MailChannel implements Channel {

  private static final int MOST_AT_ONCE = 100;
  private static final String SCHEME = "mailto";
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$&'*+/=^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,63}");

  private final Mailer mailer;
  private final Involvement involvement;

  MailChannel(Mailer mailer, Involvement involvement) {
    this.mailer = mailer;
    this.involvement = involvement;
  }

  @Override
  public String code() {
    return "mail";
  }

  @Override
  public Content content() {
    return Content.EMPTY;
  }

  @Override
  public Optional<Problem> refusal(URI endpoint) {
    return SCHEME.equals(endpoint.getScheme()) && ADDRESS.matcher(box(endpoint)).matches()
        ? Optional.empty()
        : Optional.of(
            Problem.of(NotifyProblem.BOX_UNREADABLE).at(Place.at("Subscription.channel.endpoint")));
  }

  /** Without an organisation filter, a mailbox would be notified of every patient. */
  @Override
  public Optional<Problem> refusalOf(Terms terms) {
    return terms.refusalWithoutReceiver();
  }

  @Override
  public Optional<String> withholds(KeptSubscription subscription, NumberedEvent event) {
    return involvement.withholds(subscription.terms(), event);
  }

  @Override
  public int mostAtOnce() {
    return MOST_AT_ONCE;
  }

  @Override
  public SendResult send(Delivery delivery) {
    var newest =
        delivery.shown().stream()
            .map(NumberedEvent::createdAt)
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    var outcome = mailer.tell(box(delivery.subscription().terms().endpoint()), newest);
    if (outcome instanceof Outcome.Later later) {
      return SendResult.postponed(later.in());
    }
    if (outcome instanceof Outcome.Refused) {
      return SendResult.failed(Failure.REFUSED);
    }
    return outcome instanceof Outcome.NotNow
        ? SendResult.failed(Failure.NOT_NOW)
        : SendResult.TAKEN;
  }

  private static String box(URI endpoint) {
    return String.valueOf(endpoint.getSchemeSpecificPart());
  }
}
