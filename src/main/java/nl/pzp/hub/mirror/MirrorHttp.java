package nl.pzp.hub.mirror;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import nl.pzp.notify.delivery.Failure;
import nl.pzp.notify.delivery.SendResult;
import nl.pzp.notify.subscription.AddressNotAllowedException;
import nl.pzp.notify.subscription.EndpointRules;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to mirrors. Connects to no address that the rules do not allow, follows no redirection,
 * reads no more than its limit, and gives up when the time is over, however the other side spends
 * it.
 */
final class MirrorHttp implements AutoCloseable {

  private static final ContentType FHIR = ContentType.create("application/fhir+json", "UTF-8");
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);
  private static final int MOST_CONNECTIONS = 50;
  private static final int MOST_READ = 16_000_000;

  private final EndpointRules rules;
  private final Clock clock;
  private final ScheduledExecutorService deadlines;
  private volatile CloseableHttpClient client;

  /**
   * @param tls with our own certificate and those that are trusted, or null for the platform's
   */
  MirrorHttp(EndpointRules rules, @Nullable SSLContext tls, Clock clock) {
    this.rules = rules;
    this.clock = clock;
    this.client = client(tls);
    this.deadlines =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "mirror-deadlines");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Takes another certificate for all connections from now on. */
  void use(SSLContext tls) {
    var old = client;
    client = client(tls);
    // What is under way ends by itself within a minute.
    var closing = deadlines.schedule(() -> old.close(CloseMode.IMMEDIATE), 2, TimeUnit.MINUTES);
    assert closing != null;
  }

  /**
   * @throws MirrorAwayException when there is no answer
   */
  MirrorReply get(Target target, Key resource) {
    return send(target, new HttpUriRequestBase("GET", target.of(resource)));
  }

  /**
   * @throws MirrorAwayException when there is no answer
   */
  MirrorReply post(Target target, byte[] bundle) {
    var post = new HttpUriRequestBase("POST", target.root());
    post.setHeader("Prefer", "return=minimal");
    post.setEntity(new ByteArrayEntity(bundle, FHIR));
    return send(target, post);
  }

  private MirrorReply send(Target target, HttpUriRequestBase request) {
    var timeout = Timeout.of(target.timeout());
    request.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(timeout)
            .setConnectionRequestTimeout(timeout)
            .setRedirectsEnabled(false)
            .build());
    request.setHeader("Accept", FHIR.getMimeType());
    for (var header : target.headers()) {
      var colon = header.indexOf(':');
      request.addHeader(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    var deadline =
        deadlines.schedule(request::cancel, target.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try (var response = client.executeOpen(host(target.base()), request, null)) {
      return reply(response);
    } catch (AddressNotAllowedException e) {
      throw away(Failure.ADDRESS_NOT_ALLOWED);
    } catch (InterruptedIOException e) {
      throw away(Failure.TIMEOUT);
    } catch (SSLException e) {
      throw away(Failure.TLS);
    } catch (IOException e) {
      throw away(request.isCancelled() ? Failure.TIMEOUT : Failure.NO_RESPONSE);
    } finally {
      deadline.cancel(false);
    }
  }

  private static HttpHost host(URI base) {
    return HttpHost.create(base);
  }

  private static MirrorAwayException away(Failure failure) {
    return new MirrorAwayException(SendResult.failed(failure));
  }

  private MirrorReply reply(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    var body = entity == null ? new byte[0] : entity.getContent().readNBytes(MOST_READ + 1);
    if (body.length > MOST_READ) {
      response.close();
      throw MirrorAwayException.notNow(MirrorProblem.ANSWER_UNREADABLE);
    }
    var tag = response.getFirstHeader("ETag");
    return new MirrorReply(
        response.getCode(),
        body,
        tag == null ? null : Transactions.tag(tag.getValue()),
        retryAfter(response));
  }

  // Seconds or a date (RFC 9110, section 10.2.3).
  private @Nullable Duration retryAfter(ClassicHttpResponse response) {
    var header = response.getFirstHeader("Retry-After");
    if (header == null) {
      return null;
    }
    var value = header.getValue().strip();
    try {
      var wait =
          value.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(value))
              : Duration.between(
                  clock.instant(),
                  ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
      return wait.isNegative() ? null : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private CloseableHttpClient client(@Nullable SSLContext tls) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new CheckedAddresses())
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(CONNECT))
                    .setTimeToLive(Timeout.ofMinutes(5))
                    .setValidateAfterInactivity(Timeout.ofSeconds(1))
                    .build());
    if (tls != null) {
      connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls));
    }
    return HttpClients.custom()
        .setConnectionManager(connections.build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .setUserAgent("PZP-adapter")
        .build();
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }

  /** What is connected to is what was looked at: there is no second look-up in between. */
  private final class CheckedAddresses implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return rules.addresses(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
