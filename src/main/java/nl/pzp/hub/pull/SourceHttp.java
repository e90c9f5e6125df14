package nl.pzp.hub.pull;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import nl.pzp.problem.Problem;
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
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one source. Follows no redirection, reads no more than its limit, and gives up
 * when the time is over, however the other side spends it.
 */
final class SourceHttp implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MOST_CONNECTIONS = 20;

  private final long limit;
  private final ScheduledExecutorService deadlines;
  private final Clock clock;
  private volatile CloseableHttpClient client;

  /**
   * @param limit the most bytes of an answer
   * @param tls with our own certificate and those that are trusted, or null for the platform's
   */
  SourceHttp(
      long limit, @Nullable SSLContext tls, ScheduledExecutorService deadlines, Clock clock) {
    this.limit = limit;
    this.deadlines = deadlines;
    this.clock = clock;
    this.client = client(tls);
  }

  /** Takes another certificate for all connections from now on. */
  void use(SSLContext tls) {
    var old = client;
    client = client(tls);
    // What is under way ends by itself within the longest deadline.
    var closing = deadlines.schedule(() -> old.close(CloseMode.IMMEDIATE), 5, TimeUnit.MINUTES);
    assert closing != null;
  }

  /**
   * Sends a request once.
   *
   * @throws nl.pzp.problem.ProblemException when there is no answer, or one too large
   */
  HttpReply send(HttpCall call) {
    var request = new HttpUriRequestBase(call.method(), call.address());
    var timeout = Timeout.of(call.timeout());
    request.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(timeout)
            .setConnectionRequestTimeout(timeout)
            .setRedirectsEnabled(false)
            .build());
    call.headers().forEach(request::setHeader);
    if (call.body() != null) {
      var type = call.contentType() == null ? "application/fhir+json" : call.contentType();
      request.setEntity(
          new StringEntity(call.body(), ContentType.create(type, StandardCharsets.UTF_8)));
    }
    var over = new AtomicBoolean();
    var deadline =
        deadlines.schedule(
            () -> {
              over.set(true);
              request.cancel();
            },
            call.timeout().toMillis(),
            TimeUnit.MILLISECONDS);
    try (var response = client.executeOpen(HttpHost.create(call.address()), request, null)) {
      return reply(response);
    } catch (InterruptedIOException e) {
      throw Problem.of(PullProblem.TOO_SLOW).asException();
    } catch (SSLException e) {
      throw Problem.of(over.get() ? PullProblem.TOO_SLOW : PullProblem.TLS_FAILED).asException();
    } catch (IOException e) {
      // The library's message may repeat the address.
      throw Problem.of(over.get() ? PullProblem.TOO_SLOW : PullProblem.UNREACHABLE).asException();
    } finally {
      deadline.cancel(false);
    }
  }

  private HttpReply reply(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    var body = new byte[0];
    if (entity != null) {
      if (entity.getContentLength() > limit) {
        response.close();
        throw tooMuch();
      }
      body = entity.getContent().readNBytes(Math.toIntExact(limit) + 1);
      if (body.length > limit) {
        response.close();
        throw tooMuch();
      }
    }
    var type = response.getFirstHeader("Content-Type");
    return new HttpReply(
        response.getCode(),
        type == null ? "" : mediaType(type.getValue()),
        body,
        retryAfter(response));
  }

  private RuntimeException tooMuch() {
    return Problem.of(PullProblem.TOO_MUCH).with("limit", limit + " bytes").asException();
  }

  private static String mediaType(String header) {
    var end = header.indexOf(';');
    return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
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
      return wait.isNegative() ? null : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static CloseableHttpClient client(@Nullable SSLContext tls) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
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
    client.close(CloseMode.IMMEDIATE);
  }
}
