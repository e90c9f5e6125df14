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
 * Sends requests. Connects to allowed addresses only, follows no redirect, keeps no cookie, and
 * stops at the deadline even when bytes still arrive.
 */
public final class OutgoingHttp implements AutoCloseable {

  /** Resolves a host name to allowed addresses. */
  public interface Addresses {

    /**
     * All addresses of the host, or an exception.
     *
     * @throws AddressNotAllowedException when one of them is not allowed
     * @throws UnknownHostException when the name does not resolve
     */
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /** Reads an answer; the connection is released on return. */
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
   * @param name of the thread that enforces the deadlines
   * @param tls with our own certificate and the trusted ones, or null for the platform's
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

  /** Uses another certificate for all connections from now on. */
  public void use(SSLContext tls) {
    var old = client;
    client = client(tls);
    // Running requests end by themselves within the longest deadline.
    var closing =
        deadlines.schedule(
            () -> old.close(CloseMode.IMMEDIATE), LONGEST_REQUEST.toSeconds(), TimeUnit.SECONDS);
    assert closing != null;
  }

  /**
   * Sends a request once.
   *
   * @param address of the request
   * @param within limit of the whole request, its answer included
   * @throws NoAnswerException without an answer in time
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

  /** Connects to the checked addresses: no second DNS look-up can change them. */
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
