package nl.pzp.notify.delivery;

import java.util.Map;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.subscription.BackportUrl;
import nl.pzp.notify.subscription.Subscriptions;
import nl.pzp.notify.topic.Topic;
import nl.pzp.notify.topic.Topics;
import nl.pzp.problem.ProblemException;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the subscriptions be as the operator's settings say, once, at the start. */
final class OperatorSubscriptions {

  private static final Logger LOG = LoggerFactory.getLogger(OperatorSubscriptions.class);

  private final EventSettings settings;
  private final Topics topics;
  private final Subscriptions subscriptions;
  private final TransactionTemplate transactions;

  OperatorSubscriptions(
      EventSettings settings,
      Topics topics,
      Subscriptions subscriptions,
      TransactionTemplate transactions) {
    this.settings = settings;
    this.topics = topics;
    this.subscriptions = subscriptions;
    this.transactions = transactions;
  }

  /** One that cannot be offered is said in the log, and stops neither the others nor the start. */
  void apply() {
    settings.subscriptions().entrySet().forEach(this::applyOne);
    transactions.executeWithoutResult(
        status -> subscriptions.configuredOnly(settings.subscriptions().keySet()));
  }

  private void applyOne(Map.Entry<String, EventSettings.Operators> entry) {
    try {
      transactions.executeWithoutResult(
          status -> subscriptions.configured(entry.getKey(), asked(entry.getValue())));
    } catch (ProblemException e) {
      LOG.error(
          "pzp.events.subscriptions.{} is not as it should be: {}", entry.getKey(), e.getMessage());
    }
  }

  private Subscription asked(EventSettings.Operators wanted) {
    var asked = new Subscription();
    asked.setStatus(Subscription.SubscriptionStatus.REQUESTED);
    asked.setReason("Set by the operator");
    asked.setCriteria(topics.byId(wanted.topic()).map(Topic::url).orElse(wanted.topic()));
    wanted
        .filters()
        .forEach(
            filter ->
                asked
                    .getCriteriaElement()
                    .addExtension(BackportUrl.FILTER_CRITERIA.url(), new StringType(filter)));
    var channel = asked.getChannel();
    channel.setType(SubscriptionChannelType.RESTHOOK);
    channel.setEndpoint(wanted.endpoint().toString());
    channel.setPayload("application/fhir+json");
    channel
        .getPayloadElement()
        .addExtension(BackportUrl.PAYLOAD_CONTENT.url(), new CodeType(wanted.content()));
    wanted.headers().forEach(channel::addHeader);
    channel.addExtension(BackportUrl.MAX_COUNT.url(), new PositiveIntType(wanted.maxCount()));
    var heartbeat = wanted.heartbeat();
    if (heartbeat != null) {
      channel.addExtension(
          BackportUrl.HEARTBEAT_PERIOD.url(),
          new UnsignedIntType(Math.toIntExact(heartbeat.toSeconds())));
    }
    if (wanted.secret() != null) {
      channel.addExtension(BackportUrl.SIGNATURE_SECRET, new StringType(wanted.secret()));
    }
    return asked;
  }
}
