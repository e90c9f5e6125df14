package nl.pzp.notify.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import nl.pzp.notify.subscription.AddressNotAllowedException;
import nl.pzp.notify.subscription.EndpointRules;
import nl.pzp.notify.subscription.Terms;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
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
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts notifications. Connects to no address that the rules do not allow, follows no redirection,
 * reads nothing of an answer but its first lines, and gives up when the time is over, however the
 * other side spends it.
 */
public final class HttpChannel implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);
  private static final int MOST_CONNECTIONS = 4000;
  private static final int MOST_READ = 4096;

  private final EndpointRules rules;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final ScheduledExecutorService deadlines;
  private volatile CloseableHttpClient client;

  /**
   * @param tls with our own certificate and those that are trusted, or null for the platform's
   */
  public HttpChannel(
      EndpointRules rules, @Nullable SSLContext tls, Clock clock, Supplier<UUID> ids) {
    this.rules = rules;
    this.clock = clock;
    this.ids = ids;
    this.client = client(tls);
    this.deadlines =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "notify-deadlines");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Takes another certificate for all connections from now on. */
  public void use(SSLContext tls) {
    var old = client;
    client = client(tls);
    // What is under way ends by itself within a minute.
    var closing = deadlines.schedule(() -> closed(old), 2, TimeUnit.MINUTES);
    assert closing != null;
  }

  /** Posts a body once. */
  public SendResult send(Terms terms, String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var post = new HttpPost(terms.endpoint());
    var timeout = Timeout.of(terms.timeout());
    post.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(timeout)
            .setConnectionRequestTimeout(timeout)
            .setRedirectsEnabled(false)
            .build());
    for (var header : terms.headers()) {
      var colon = header.indexOf(':');
      post.addHeader(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    if (!terms.secrets().isEmpty()) {
      post.setHeader(
          Signature.HEADER, Signature.of(terms.secrets(), clock.instant(), ids.get(), bytes));
    }
    post.setEntity(new ByteArrayEntity(bytes, ContentType.parse(terms.mime() + "; charset=UTF-8")));
    var deadline =
        deadlines.schedule(post::cancel, terms.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try (var response = client.executeOpen(HttpHost.create(terms.endpoint()), post, null)) {
      var result = result(response);
      drain(response);
      return result;
    } catch (AddressNotAllowedException e) {
      return SendResult.failed(Failure.ADDRESS_NOT_ALLOWED);
    } catch (InterruptedIOException e) {
      return SendResult.failed(Failure.TIMEOUT);
    } catch (SSLException e) {
      return SendResult.failed(Failure.TLS);
    } catch (IOException e) {
      return SendResult.failed(post.isCancelled() ? Failure.TIMEOUT : Failure.NO_RESPONSE);
    } finally {
      deadline.cancel(false);
    }
  }

  // A short body is read so that the connection can be used again; of any other nothing is.
  private static void drain(ClassicHttpResponse response) {
    var entity = response.getEntity();
    if (entity != null && entity.getContentLength() <= MOST_READ) {
      try (var body = entity.getContent()) {
        var read = body.readNBytes(MOST_READ + 1);
        if (read.length > MOST_READ) {
          response.close();
        }
      } catch (IOException e) {
        // What was answered stands in the status.
      }
    }
  }

  private SendResult result(ClassicHttpResponse response) {
    var status = response.getCode();
    if (status >= 200 && status < 300) {
      return SendResult.TAKEN;
    }
    var failure =
        switch (status) {
          case 408, 409, 425, 429 -> Failure.NOT_NOW;
          case 401, 403, 404, 405, 407, 410 -> Failure.ENDPOINT_REFUSES;
          default ->
              status >= 500
                  ? Failure.NOT_NOW
                  : status >= 400 ? Failure.REFUSED : Failure.REDIRECTED;
        };
    return new SendResult(failure, retryAfter(response), null);
  }

  // Seconds or a date (RFC 9110, section 10.2.3).
  private @Nullable Duration retryAfter(ClassicHttpResponse response) {
    var header = response.getFirstHeader("Retry-After");
    if (header == null) {
      return null;
    }
    var value = header.getValue().strip();
    Duration wait;
    try {
      wait =
          value.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(value))
              : Duration.between(
                  clock.instant(),
                  ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException e) {
      return null;
    }
    if (wait.isNegative()) {
      return null;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
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
    closed(client);
  }

  private static void closed(CloseableHttpClient client) {
    client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
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
