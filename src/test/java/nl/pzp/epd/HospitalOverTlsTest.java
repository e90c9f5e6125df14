package nl.pzp.epd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import nl.pzp.epd.mllp.MllpCaller;
import nl.pzp.notify.delivery.TestCertificates;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.PersonId;
import nl.pzp.record.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS, a hospital receives messages only with mutual authentication. */
class HospitalOverTlsTest {

  private static final PersonId PERSON = new PersonId(new UUID(0, 7));

  @Test
  void messagesRequireMutualAuthentication(@TempDir Path folder) throws Exception {
    var certificates = new TestCertificates(folder);
    var theirs = certificates.party("hospital", "adapter");
    try (var hospital = HospitalStub.open(new Mutual(theirs));
        var record = TestRecord.in(folder)) {
      send(hospital, certificates.party("adapter", "hospital"), record);
      assertThat(hospital.received()).hasSize(1);

      refused("PZP-EPD-037", hospital, certificates.party("adapter", "elsewhere"), record);
      refused("PZP-EPD-03[57]", hospital, certificates.party("stranger", "hospital"), record);
      assertThat(hospital.received()).hasSize(1);
    }
  }

  private static void refused(
      String code, HospitalStub hospital, SSLContext ours, TestRecord record) {
    assertThatThrownBy(() -> send(hospital, ours, record))
        .isInstanceOf(ProblemException.class)
        .hasMessageMatching("(?s).*" + code + ".*");
  }

  private static void send(HospitalStub hospital, SSLContext ours, TestRecord record) {
    var sent = new SentDocuments(record.jdbc(), () -> {}, Clock.systemUTC());
    try (var sending =
        new HospitalSending(
            new MllpCaller(Duration.ofSeconds(10), 2000),
            ours::getSocketFactory,
            HospitalSendingTest.settings(),
            sent)) {
      var message =
          new HospitalMessage(
              "m-1",
              "MSH|^~\\&|PZP||EPD||1||ORU^R01|m-1|P|2.5\r".getBytes(StandardCharsets.US_ASCII),
              null);
      var endpoint = URI.create("mllps://127.0.0.1:" + hospital.port());
      sending.send(new HospitalDelivery(endpoint, PERSON, List.of(message)));
    }
  }

  /** Sockets that require a client certificate. */
  private static final class Mutual extends ServerSocketFactory {

    private final ServerSocketFactory sockets;

    Mutual(SSLContext context) {
      this.sockets = context.getServerSocketFactory();
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return asking(sockets.createServerSocket(port));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
      return asking(sockets.createServerSocket(port, backlog));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
        throws IOException {
      return asking(sockets.createServerSocket(port, backlog, address));
    }

    private static ServerSocket asking(ServerSocket socket) {
      ((SSLServerSocket) socket).setNeedClientAuth(true);
      return socket;
    }
  }
}
