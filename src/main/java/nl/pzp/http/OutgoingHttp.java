package nl.pzp.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import nl.pzp.http.NoAnswerException.Why;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests. Connects to no address that is not allowed, follows no redirection, keeps no
 * cookie, and gives up when the time is over, however the other side spends it.
 */
public final class OutgoingHttp implements AutoCloseable {

  /** Which addresses a name has, of those to which something may be sent. */
  public interface Addresses {

    /**
     * All of them, or none.
     *
     * @throws AddressNotAllowedException when one of them is not allowed
     * @throws UnknownHostException when there are none
     */
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /** What becomes of an answer; the connection is given back when this returns. */
  public interface Answered<T> {
    T of(ClassicHttpResponse response) throws IOException;
  }

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(5);

  private final Addresses addresses;
  private final int mostConnections;
  private final ScheduledExecutorService deadlines;
  private volatile CloseableHttpClient client;

  /**
   * @param name of the thread that keeps the deadlines
   * @param tls with our own certificate and those that are trusted, or null for the platform's
   */
  public OutgoingHttp(
      String name, Addresses addresses, @Nullable SSLContext tls, int mostConnections) {
    this.addresses = addresses;
    this.mostConnections = mostConnections;
    this.client = client(tls);
    this.deadlines =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, name + "-deadlines");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Takes another certificate for all connections from now on. */
  public void use(SSLContext tls) {
    var old = client;
    client = client(tls);
    // What is under way ends by itself within the longest deadline.
    var closing =
        deadlines.schedule(
            () -> old.close(CloseMode.IMMEDIATE), LONGEST_REQUEST.toSeconds(), TimeUnit.SECONDS);
    assert closing != null;
  }

  /**
   * Sends a request once.
   *
   * @param address of the request
   * @param within how long all of it may take, its answer included
   * @throws NoAnswerException when there is no answer
   */
  public <T> T send(HttpUriRequestBase request, URI address, Duration within, Answered<T> answered)
      throws NoAnswerException {
    var timeout = Timeout.of(within);
    request.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(timeout)
            .setConnectionRequestTimeout(timeout)
            .setRedirectsEnabled(false)
            .build());
    var deadline = deadlines.schedule(request::cancel, within.toMillis(), TimeUnit.MILLISECONDS);
    try (var response = client.executeOpen(HttpHost.create(address), request, null)) {
      return answered.of(response);
    } catch (IOException e) {
      throw new NoAnswerException(request.isCancelled() ? Why.TIMEOUT : why(e));
    } finally {
      deadline.cancel(false);
    }
  }

  private static Why why(IOException thrown) {
    if (thrown instanceof AddressNotAllowedException) {
      return Why.ADDRESS_NOT_ALLOWED;
    }
    if (thrown instanceof InterruptedIOException) {
      return Why.TIMEOUT;
    }
    return thrown instanceof SSLException ? Why.TLS : Why.NO_RESPONSE;
  }

  private CloseableHttpClient client(@Nullable SSLContext tls) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new CheckedAddresses())
            .setMaxConnTotal(mostConnections)
            .setMaxConnPerRoute(mostConnections)
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
      return addresses.of(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
