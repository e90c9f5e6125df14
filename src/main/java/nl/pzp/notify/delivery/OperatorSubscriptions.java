package nl.pzp.notify.delivery;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.NotifyProblem;
import nl.pzp.notify.subscription.BackportUrl;
import nl.pzp.notify.subscription.Subscriptions;
import nl.pzp.notify.subscription.Way;
import nl.pzp.notify.topic.EventTopic;
import nl.pzp.notify.topic.Topics;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates, changes and ends subscriptions at the start to match the operator's settings. */
final class OperatorSubscriptions {

  private static final Logger LOG = LoggerFactory.getLogger(OperatorSubscriptions.class);

  private final EventSettings settings;
  private final Topics topics;
  private final Subscriptions subscriptions;
  private final Channels channels;
  private final TransactionTemplate transactions;

  OperatorSubscriptions(
      EventSettings settings,
      Topics topics,
      Subscriptions subscriptions,
      Channels channels,
      TransactionTemplate transactions) {
    this.settings = settings;
    this.topics = topics;
    this.subscriptions = subscriptions;
    this.channels = channels;
    this.transactions = transactions;
  }

  /** An impossible subscription is logged; the others and the start go on. */
  void apply() {
    var wanted = new TreeMap<>(channels.standing());
    wanted.putAll(settings.subscriptions());
    wanted.entrySet().forEach(this::applyOne);
    transactions.executeWithoutResult(status -> subscriptions.configuredOnly(wanted.keySet()));
  }

  private void applyOne(Map.Entry<String, EventSettings.Operators> entry) {
    try {
      transactions.executeWithoutResult(status -> configure(entry.getKey(), entry.getValue()));
    } catch (ProblemException e) {
      LOG.error(
          "pzp.events.subscriptions.{} is not as it should be: {}", entry.getKey(), e.problems());
    }
  }

  private void configure(String name, EventSettings.Operators wanted) {
    var channel =
        channels
            .named(wanted.channel())
            .orElseThrow(
                () ->
                    Problem.of(NotifyProblem.CHANNEL_UNKNOWN)
                        .with("known", channels.known())
                        .asException());
    if (channel.code().equals(Way.REST_HOOK.channel())) {
      subscriptions.configured(name, asked(wanted));
    } else {
      subscriptions.configured(name, by(channel, wanted), channel::refusal, channel::refusalOf);
    }
  }

  // R4 has few channel types, so the guide puts other channels in an extension of the type.
  private Subscription by(Channel channel, EventSettings.Operators wanted) {
    var asked = asked(wanted);
    var way = asked.getChannel();
    way.setType(SubscriptionChannelType.MESSAGE);
    way.getTypeElement()
        .addExtension(
            BackportUrl.CHANNEL_TYPE.url(),
            new Coding().setSystem(BackportUrl.OWN_CHANNELS).setCode(channel.code()));
    way.getPayloadElement()
        .getExtensionByUrl(BackportUrl.PAYLOAD_CONTENT.url())
        .setValue(new CodeType(channel.content().code()));
    way.getExtensionByUrl(BackportUrl.MAX_COUNT.url())
        .setValue(new PositiveIntType(Math.min(wanted.maxCount(), channel.mostAtOnce())));
    way.addExtension(BackportUrl.DELIVERY_BASIS, new CodeType(wanted.basis().code()));
    return asked;
  }

  private Subscription asked(EventSettings.Operators wanted) {
    var asked = new Subscription();
    asked.setStatus(Subscription.SubscriptionStatus.REQUESTED);
    asked.setReason("Set by the operator");
    asked.setCriteria(topics.byId(wanted.topic()).map(EventTopic::url).orElse(wanted.topic()));
    wanted
        .filters()
        .forEach(
            filter ->
                asked
                    .getCriteriaElement()
                    .addExtension(BackportUrl.FILTER_CRITERIA.url(), new StringType(filter)));
    var channel = asked.getChannel();
    channel.setType(SubscriptionChannelType.RESTHOOK);
    channel.setEndpoint(
        Objects.requireNonNullElse(wanted.endpoint(), URI.create("channel:" + wanted.channel()))
            .toString());
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
