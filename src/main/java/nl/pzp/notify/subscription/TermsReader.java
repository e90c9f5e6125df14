package nl.pzp.notify.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.pzp.http.EndpointProblem;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.NotifyProblem;
import nl.pzp.notify.topic.EventTopic;
import nl.pzp.notify.topic.Filter;
import nl.pzp.notify.topic.TopicFilter;
import nl.pzp.notify.topic.Topics;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemException;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a Subscription, and refuses each one that the adapter cannot honour. */
public final class TermsReader {

  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);
  private static final int MOST_EVENTS = 100;
  private static final int MOST_HEADERS = 10;
  private static final Pattern HEADER =
      Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}):[ \\t]*([\\x20-\\x7E]{1,4000})");

  /** Headers that the adapter sets itself, and headers for proxies. */
  private static final Set<String> OUR_HEADERS =
      Set.of(
          "host",
          "connection",
          "content-length",
          "content-type",
          "content-encoding",
          "transfer-encoding",
          "te",
          "trailer",
          "upgrade",
          "expect",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "cookie",
          "user-agent",
          "x-pzp-signature");

  private final Topics topics;
  private final EndpointRules endpoints;
  private final Duration usualTimeout;
  private final boolean mutualTls;

  /**
   * @param mutualTls whether the adapter has a client certificate
   */
  public TermsReader(
      Topics topics, EndpointRules endpoints, Duration usualTimeout, boolean mutualTls) {
    this.topics = topics;
    this.endpoints = endpoints;
    this.usualTimeout = usualTimeout;
    this.mutualTls = mutualTls;
  }

  /**
   * The terms of a requested subscription.
   *
   * @throws ProblemException with everything that is not offered
   */
  public Terms requested(Subscription asked, Instant now) {
    var problems = new ArrayList<Problem>();
    checkChannel(asked, problems);
    var endpoint = uri(asked.getChannel().getEndpoint());
    if (endpoint != null) {
      endpoints.refusal(endpoint).ifPresent(problems::add);
    }
    checkPayload(asked, endpoint, problems);
    return checked(asked, now, topics.offered(), problems);
  }

  /**
   * The terms of an operator's subscription by another channel than rest-hook.
   *
   * @param refusal of an endpoint by that channel
   * @throws ProblemException with everything that is not offered
   */
  public Terms ofOperator(
      Subscription asked, Instant now, Function<URI, Optional<Problem>> refusal) {
    var problems = new ArrayList<Problem>();
    var endpoint = uri(asked.getChannel().getEndpoint());
    if (endpoint != null) {
      refusal.apply(endpoint).ifPresent(problems::add);
    }
    return checked(asked, now, topics, problems);
  }

  private Terms checked(Subscription asked, Instant now, Topics offered, List<Problem> problems) {
    var topic = offered.meantBy(String.valueOf(asked.getCriteria()));
    if (topic.isEmpty()) {
      problems.add(
          problem(NotifyProblem.TOPIC_UNKNOWN, "Subscription.criteria")
              .with("known", known(offered)));
    }
    if (uri(asked.getChannel().getEndpoint()) == null) {
      problems.add(problem(EndpointProblem.ENDPOINT_UNREADABLE, "Subscription.channel.endpoint"));
    }
    var end = asked.getEnd();
    if (end != null && !end.toInstant().isAfter(now)) {
      problems.add(problem(NotifyProblem.END_PAST, "Subscription.end"));
    }
    checkHeaders(asked, problems);
    topic.ifPresent(known -> filters(asked, known, problems));
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return kept(asked);
  }

  /** The terms of a subscription that was accepted before. */
  Terms kept(Subscription subscription) {
    var channel = subscription.getChannel();
    var topic = topics.meantBy(subscription.getCriteria()).orElseGet(() -> gone(subscription));
    var seconds = number(channel, BackportUrl.TIMEOUT);
    var heartbeat = number(channel, BackportUrl.HEARTBEAT_PERIOD);
    var maxCount = number(channel, BackportUrl.MAX_COUNT);
    var end = subscription.getEnd();
    return new Terms(
        topic,
        URI.create(channel.getEndpoint()),
        Content.of(contentCode(subscription)).orElse(Content.ID_ONLY),
        channel.getHeader().stream().map(header -> String.valueOf(header.getValue())).toList(),
        channel.getExtensionsByUrl(BackportUrl.SIGNATURE_SECRET).stream()
            .map(extension -> extension.getValue().primitiveValue())
            .toList(),
        filters(subscription, topic, new ArrayList<>()),
        heartbeat == null || heartbeat == 0 ? null : Duration.ofSeconds(heartbeat),
        seconds == null || seconds == 0 ? usualTimeout : shorter(Duration.ofSeconds(seconds)),
        maxCount == null ? 1 : Math.max(1, Math.min(maxCount, MOST_EVENTS)),
        end == null ? null : end.toInstant(),
        way(channel),
        PayloadType.posted(channel.getPayload()));
  }

  private static Way way(SubscriptionChannelComponent channel) {
    var type = channel.getTypeElement().getExtensionByUrl(BackportUrl.CHANNEL_TYPE.url());
    var basis = channel.getExtensionByUrl(BackportUrl.DELIVERY_BASIS);
    return type == null
        ? Way.REST_HOOK
        : new Way(
            ((Coding) type.getValue()).getCode(),
            basis == null
                ? DisclosureBasis.CONSENT
                : DisclosureBasis.of(basis.getValue().primitiveValue())
                    .orElse(DisclosureBasis.CONSENT));
  }

  private static EventTopic gone(Subscription subscription) {
    var url = subscription.getCriteria();
    return new EventTopic(url, url, "", "", List.of(), Set.of(), "{}");
  }

  private static void checkChannel(Subscription asked, List<Problem> problems) {
    var type = asked.getChannel().getTypeElement();
    if (type.getValue() != SubscriptionChannelType.RESTHOOK
        || type.hasExtension(BackportUrl.CHANNEL_TYPE.url())) {
      problems.add(problem(NotifyProblem.CHANNEL_NOT_OFFERED, "Subscription.channel.type"));
    }
  }

  private void checkPayload(Subscription asked, @Nullable URI endpoint, List<Problem> problems) {
    var mime = asked.getChannel().getPayload();
    if (mime != null && !PayloadType.isOffered(mime)) {
      problems.add(problem(NotifyProblem.PAYLOAD_NOT_OFFERED, "Subscription.channel.payload"));
    }
    var content = Content.of(contentCode(asked));
    if (content.isEmpty()) {
      problems.add(
          problem(NotifyProblem.PAYLOAD_NOT_OFFERED, "Subscription.channel.payload.extension"));
    } else if (content.get() == Content.FULL_RESOURCE
        && !(mutualTls && endpoint != null && "https".equals(endpoint.getScheme()))) {
      problems.add(
          problem(NotifyProblem.FULL_NEEDS_MUTUAL_TLS, "Subscription.channel.payload.extension"));
    }
  }

  private static void checkHeaders(Subscription asked, List<Problem> problems) {
    var headers = asked.getChannel().getHeader();
    for (var header : headers) {
      var read = HEADER.matcher(String.valueOf(header.getValue()));
      if (!read.matches() || OUR_HEADERS.contains(read.group(1).toLowerCase(Locale.ROOT))) {
        problems.add(problem(NotifyProblem.HEADER_NOT_ALLOWED, "Subscription.channel.header"));
      }
    }
    var secrets = asked.getChannel().getExtensionsByUrl(BackportUrl.SIGNATURE_SECRET);
    if (headers.size() > MOST_HEADERS
        || secrets.size() > 2
        || secrets.stream()
            .anyMatch(s -> !s.hasValue() || s.getValue().primitiveValue().length() < 16)) {
      problems.add(problem(NotifyProblem.HEADER_NOT_ALLOWED, "Subscription.channel"));
    }
  }

  private static List<Filter> filters(
      Subscription asked, EventTopic topic, List<Problem> problems) {
    var filters = new ArrayList<Filter>();
    for (var extension :
        asked.getCriteriaElement().getExtensionsByUrl(BackportUrl.FILTER_CRITERIA.url())) {
      var text = extension.hasValue() ? extension.getValue().primitiveValue() : "";
      var question = text.indexOf('?');
      for (var part : text.substring(question + 1).split("&", -1)) {
        read(part, topic, filters, problems);
      }
    }
    return filters;
  }

  private static void read(
      String part, EventTopic topic, List<Filter> filters, List<Problem> problems) {
    var equals = part.indexOf('=');
    var name = equals < 0 ? part : part.substring(0, equals);
    var by =
        topic.filters().stream().filter(f -> f.parameter().equals(name)).findFirst().orElse(null);
    if (by == null) {
      var offered = topic.filters().stream().map(TopicFilter::parameter).sorted().toList();
      problems.add(
          problem(NotifyProblem.FILTER_UNKNOWN, "Subscription.criteria.extension")
              .with("known", String.join(", ", offered)));
      return;
    }
    var values = List.of(part.substring(equals + 1).split(",", -1));
    if (values.stream().anyMatch(value -> !isValue(by, value))) {
      problems.add(
          problem(NotifyProblem.FILTER_VALUE, "Subscription.criteria.extension")
              .with("filter", name));
    }
    filters.add(new Filter(by, values));
  }

  private static boolean isValue(TopicFilter by, String value) {
    return switch (by) {
      case PATIENT -> value.matches("(Patient/)?[A-Za-z0-9\\-.]{1,64}");
      case PHASE -> value.matches("([^|\\s]+\\|)?[A-Za-z0-9\\-.]{1,64}");
      case REGION -> value.matches("[1-9][0-9]{0,3}");
      case ORGANISATION -> value.matches("Organization/[A-Za-z0-9\\-.]{1,64}|[^|\\s]+\\|\\S+");
    };
  }

  private static String contentCode(Subscription subscription) {
    var payload = subscription.getChannel().getPayloadElement();
    var extension = payload.getExtensionByUrl(BackportUrl.PAYLOAD_CONTENT.url());
    return extension == null
        ? Content.ID_ONLY.code()
        : extension.hasValue() ? String.valueOf(extension.getValue().primitiveValue()) : "";
  }

  private static @Nullable Integer number(Element element, BackportUrl name) {
    var extension = element.getExtensionByUrl(name.url());
    if (extension == null || !extension.hasValue()) {
      return null;
    }
    try {
      return Integer.valueOf(Objects.requireNonNull(extension.getValue().primitiveValue()));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Duration shorter(Duration asked) {
    return asked.compareTo(LONGEST_TIMEOUT) < 0 ? asked : LONGEST_TIMEOUT;
  }

  private static @Nullable URI uri(@Nullable String text) {
    try {
      return text == null ? null : new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static String known(Topics topics) {
    return String.join(", ", topics.all().stream().map(EventTopic::url).toList());
  }

  private static Problem problem(ProblemCode code, String place) {
    return Problem.of(code).at(Place.at(place));
  }
}
