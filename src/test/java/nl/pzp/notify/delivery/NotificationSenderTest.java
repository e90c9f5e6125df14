package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.Terms;
import nl.pzp.notify.subscription.Way;
import nl.pzp.notify.topic.EventTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One attempt, over real sockets. */
class NotificationSenderTest {

  private static final Clock CLOCK = Clock.systemUTC();

  private static EndpointRules open() {
    return new EndpointRules(List.of(), true, InetAddress::getAllByName);
  }

  private static Terms terms(URI endpoint, Duration timeout) {
    return new Terms(
        new EventTopic("t", "https://example.nl/t", "1", "", List.of(), Set.of(), "{}"),
        endpoint,
        Content.ID_ONLY,
        List.of(),
        List.of(),
        List.of(),
        null,
        timeout,
        1,
        null,
        Way.REST_HOOK);
  }

  private static SendResult send(NotificationSender channel, URI endpoint) {
    return channel.send(terms(endpoint, Duration.ofSeconds(5)), "{}");
  }

  @Test
  void bothSidesShowACertificate(@TempDir Path folder) throws Exception {
    var certificates = new TestCertificates(folder);
    try (var hub = new TestHub(certificates.party("hub", "adapter"));
        var ours =
            new NotificationSender(
                open(), certificates.party("adapter", "hub"), CLOCK, UUID::randomUUID);
        var nobody =
            new NotificationSender(open(), certificates.anonymous("hub"), CLOCK, UUID::randomUUID);
        var stranger =
            new NotificationSender(
                open(), certificates.party("stranger", "hub"), CLOCK, UUID::randomUUID)) {

      assertThat(send(ours, hub.endpoint("/a")).taken()).isTrue();
      assertThat(send(nobody, hub.endpoint("/a")).taken()).isFalse();
      assertThat(send(stranger, hub.endpoint("/a")).taken()).isFalse();
      assertThat(hub.requests()).isEqualTo(1);
    }
  }

  @Test
  void untrustedServerReceivesNothing(@TempDir Path folder) throws Exception {
    var certificates = new TestCertificates(folder);
    try (var hub = new TestHub(certificates.party("hub", "adapter"));
        var channel =
            new NotificationSender(
                open(), certificates.party("adapter", "another"), CLOCK, UUID::randomUUID)) {

      assertThat(send(channel, hub.endpoint("/a")).failure()).isEqualTo(Failure.TLS);
      assertThat(hub.requests()).isZero();
    }
  }

  @Test
  void newCertificateIsUsedFromThenOn(@TempDir Path folder) throws Exception {
    var certificates = new TestCertificates(folder);
    try (var hub = new TestHub(certificates.party("hub", "renewed"));
        var channel =
            new NotificationSender(
                open(), certificates.party("adapter", "hub"), CLOCK, UUID::randomUUID)) {
      assertThat(send(channel, hub.endpoint("/a")).taken()).isFalse();

      channel.use(certificates.party("renewed", "hub"));

      assertThat(send(channel, hub.endpoint("/a")).taken()).isTrue();
    }
  }

  @Test
  void nameOfAForbiddenAddressIsNotContacted() throws Exception {
    var rules =
        new EndpointRules(
            List.of(), false, host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    try (var listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var channel = new NotificationSender(rules, null, CLOCK, UUID::randomUUID)) {
      listener.setSoTimeout(300);
      var endpoint = URI.create("https://hub.example.nl:" + listener.getLocalPort() + "/x");

      assertThat(send(channel, endpoint).failure()).isEqualTo(Failure.ADDRESS_NOT_ALLOWED);

      assertThat(connections(listener)).isZero();
    }
  }

  private static int connections(ServerSocket listener) throws IOException {
    try (var accepted = listener.accept()) {
      return accepted.isConnected() ? 1 : 0;
    } catch (java.net.SocketTimeoutException e) {
      return 0;
    }
  }

  @Test
  void silentAndDrippingServersHaveTheSameDeadline() throws Exception {
    for (var drips : List.of(false, true)) {
      try (var listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
          var channel = new NotificationSender(open(), null, CLOCK, UUID::randomUUID)) {
        var thread =
            new Thread(
                () -> {
                  try (var socket = listener.accept()) {
                    socket
                        .getOutputStream()
                        .write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    for (int i = 0; i < 600; i++) {
                      if (drips) {
                        socket
                            .getOutputStream()
                            .write("X-A: b\r\n".getBytes(StandardCharsets.US_ASCII));
                        socket.getOutputStream().flush();
                      }
                      Thread.sleep(50);
                    }
                  } catch (IOException | InterruptedException e) {
                    // The other side closed the connection, as it should.
                  }
                });
        thread.setDaemon(true);
        thread.start();
        var endpoint = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/x");
        var start = System.nanoTime();

        var result = channel.send(terms(endpoint, Duration.ofMillis(500)), "{}");

        assertThat(result.taken()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        thread.interrupt();
      }
    }
  }

  @Test
  void closedPortIsNoResponse() throws Exception {
    int port;
    try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (var channel = new NotificationSender(open(), null, CLOCK, UUID::randomUUID)) {
      assertThat(send(channel, URI.create("http://127.0.0.1:" + port + "/x")).failure())
          .isEqualTo(Failure.NO_RESPONSE);
    }
  }
}
