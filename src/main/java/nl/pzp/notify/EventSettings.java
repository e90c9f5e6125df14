package nl.pzp.notify;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.pzp.notify.subscription.DisclosureBasis;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How subscribers are told of events.
 *
 * @param baseUrl the address of the FHIR R4 door as subscribers reach it; by default that of this
 *     machine
 * @param poll how often the outbox is read without a wake-up
 * @param parallel the most notifications under way to one subscriber, each of other patients
 * @param timeout the limit of one attempt when the subscription sets none; a subscription may set
 *     at most 60 seconds
 * @param retryFirst the longest wait before the second attempt; it doubles with each one
 * @param retryMost the longest wait between two attempts
 * @param retryFor how long an event is tried before it goes to the dead letter
 * @param stallAfter age of the oldest waiting event that raises an alert
 * @param keep how long settled events can be asked for again
 * @param lease how long an instance without a sign of life keeps a subscription
 * @param allowedNetworks private address blocks that subscribers may be in, such as {@code
 *     10.1.0.0/16}
 * @param sslBundle the Spring SSL bundle with the client certificate and the trusted certificates
 * @param mostSubscriptions the most subscriptions at a time
 * @param subscriptions those of the operator, each under a name
 */
@ConfigurationProperties("pzp.events")
public record EventSettings(
    @Nullable URI baseUrl,
    @DefaultValue("100ms") Duration poll,
    @DefaultValue("4") int parallel,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("1s") Duration retryFirst,
    @DefaultValue("5m") Duration retryMost,
    @DefaultValue("7d") Duration retryFor,
    @DefaultValue("5m") Duration stallAfter,
    @DefaultValue("90d") Duration keep,
    @DefaultValue("30s") Duration lease,
    @DefaultValue List<String> allowedNetworks,
    @Nullable String sslBundle,
    @DefaultValue("1000") int mostSubscriptions,
    @DefaultValue Map<String, Operators> subscriptions) {

  /**
   * A subscription that the operator makes.
   *
   * @param topic the last part of the topic's url, such as {@code palliative-marking}
   * @param channel {@code rest-hook}, or another channel ({@code docs/events.md})
   * @param endpoint where events go; some channels need none
   * @param basis the legal ground on which a channel may carry content
   * @param content of a rest-hook: {@code empty}, {@code id-only} or {@code full-resource}
   * @param headers to send along, each as {@code Name: value}
   * @param secret with which notifications are signed
   * @param filters such as {@code Condition?phase=terminaal}
   * @param heartbeat interval of heartbeats; none when left out
   */
  public record Operators(
      String topic,
      @DefaultValue("rest-hook") String channel,
      @Nullable URI endpoint,
      @DefaultValue("consent") DisclosureBasis basis,
      @DefaultValue("id-only") String content,
      @DefaultValue List<String> headers,
      @Nullable String secret,
      @DefaultValue List<String> filters,
      @Nullable Duration heartbeat,
      @DefaultValue("1") int maxCount) {

    /** Leaves out the secrets. */
    @Override
    public String toString() {
      return "Operators[" + topic + "]";
    }
  }

  public EventSettings {
    allowedNetworks = List.copyOf(allowedNetworks);
    subscriptions = Map.copyOf(subscriptions);
  }
}
