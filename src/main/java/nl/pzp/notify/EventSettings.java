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
 * How others are told what happened.
 *
 * @param baseUrl the address of the FHIR R4 door as subscribers reach it; by default that of this
 *     machine
 * @param poll how often the outbox is looked at when nothing happens
 * @param parallel the most notifications under way to one subscriber, each of other patients
 * @param timeout how long an attempt may take for a subscription that says nothing; at most 60
 *     seconds for one that does
 * @param retryFirst the longest wait before the second attempt; it doubles with each one
 * @param retryMost the longest wait between two attempts
 * @param retryFor how long an event is tried before it goes to the dead letter
 * @param stallAfter how old the oldest waiting event may be before an alert
 * @param keep how long settled events can be asked for again
 * @param lease how long a subscription stays with an instance that gives no sign of life
 * @param allowedNetworks blocks of addresses that subscribers may be in although they are private,
 *     such as {@code 10.1.0.0/16}
 * @param sslBundle the Spring SSL bundle with the client certificate, and with the certificates
 *     that are trusted
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
   * @param channel {@code rest-hook}, or another way out ({@code docs/events.md})
   * @param endpoint where events go; some channels need none
   * @param basis on what ground a channel that carries content may do so
   * @param content of a rest-hook: {@code empty}, {@code id-only} or {@code full-resource}
   * @param headers to send along, each as {@code Name: value}
   * @param secret with which notifications are signed
   * @param filters such as {@code Condition?phase=terminaal}
   * @param heartbeat how often to send a sign of life; never when left out
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

    /** Without the secrets. */
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
