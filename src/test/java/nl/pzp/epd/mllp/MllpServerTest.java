package nl.pzp.epd.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ServerSocketFactory;
import nl.pzp.epd.MllpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Whatever the network does, each message gets one answer, in order, or none. */
class MllpServerTest {

  private static final int LIMIT = 100_000;
  private static final int PER_ADDRESS = 4;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> seen = new ArrayList<>();
  private final MllpServer server = start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void twoMessagesCutAnywhereAreTwoMessages() throws IOException {
    var both = new ByteArrayOutputStream();
    both.writeBytes(frame("MSH|^~\\&|een\rPID|1"));
    both.writeBytes(frame("MSH|^~\\&|twee\rPID|2"));
    var bytes = both.toByteArray();
    // One connection: the server may need a moment to notice a closed one, and has a maximum.
    try (var client = MllpClient.to(server.port())) {
      for (int cut = 0; cut <= bytes.length; cut++) {
        client.write(bytes, 0, cut);
        client.write(bytes, cut, bytes.length - cut);
        assertThat(client.answer()).as("cut at %d", cut).contains("MSH|^~\\&|een");
        assertThat(client.answer()).as("cut at %d", cut).contains("MSH|^~\\&|twee");
      }
    }
  }

  @Test
  void aMessageByteByByteIsAMessage() throws IOException {
    try (var client = MllpClient.to(server.port())) {
      for (byte one : frame("MSH|^~\\&|langzaam")) {
        client.write(new byte[] {one});
      }
      assertThat(client.answer()).contains("MSH|^~\\&|langzaam");
    }
  }

  @Test
  void aThousandInOneWriteAreAnsweredInTheirOrder() throws IOException {
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < 1000; i++) {
      all.writeBytes(frame("MSH|" + i));
    }
    try (var client = MllpClient.to(server.port())) {
      client.write(all.toByteArray());
      for (int i = 0; i < 1000; i++) {
        assertThat(client.answer()).contains("MSH|" + i);
      }
    }
  }

  @Test
  void endlessMessageTimesOutWhateverComesInBetween() throws Exception {
    try (var client = MllpClient.to(server.port())) {
      var start = System.nanoTime();
      client.write(new byte[] {0x0b});
      var closed = false;
      while (!closed && System.nanoTime() - start < Duration.ofSeconds(20).toNanos()) {
        Thread.sleep(50);
        try {
          client.write(new byte[] {'x'});
        } catch (IOException e) {
          closed = true;
        }
      }
      assertThat(closed).isTrue();
      assertThat(seen).isEmpty();
      assertThat(meters.counter("pzp.mllp.timed.out").count()).isEqualTo(1);
    }
  }

  @Test
  void aMessageThatIsTooLongIsRefusedAndTheConnectionEnds() throws IOException {
    try (var client = MllpClient.to(server.port())) {
      client.write(frame("MSH|" + "x".repeat(3 * LIMIT)));
      assertThat(client.answer()).contains("too long");
      assertThat(client.answer()).isEmpty();
    }
  }

  @Test
  void oneAddressCannotTakeAllConnections() throws IOException {
    var held = new ArrayList<MllpClient>();
    try {
      for (int i = 0; i < PER_ADDRESS; i++) {
        held.add(MllpClient.to(server.port()));
        assertThat(held.get(i).ask("MSH|1")).isEqualTo("MSH|1");
      }
      try (var another = MllpClient.to(server.port())) {
        assertThat(another.answer()).isEmpty();
      }
      assertThat(held.get(0).ask("MSH|2")).isEqualTo("MSH|2");
    } finally {
      held.forEach(MllpClient::close);
    }
  }

  @Test
  void otherContentIsNotAnswered() throws IOException {
    try (var client = MllpClient.to(server.port())) {
      client.write("GET / HTTP/1.1\r\n".repeat(200).getBytes(StandardCharsets.US_ASCII));
      assertThat(client.answer()).isEmpty();
    } catch (IOException e) {
      // Closed before all of it was sent.
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void anIdleConnectionIsClosed() throws IOException {
    try (var client = MllpClient.to(server.port())) {
      assertThat(client.answer()).isEmpty();
    }
  }

  private MllpServer start() {
    var settings =
        new MllpSettings(
            true,
            0,
            "127.0.0.1",
            DataSize.ofBytes(LIMIT),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            64,
            PER_ADDRESS,
            null,
            false,
            Set.of("P"));
    return MllpServer.start(
        settings,
        ServerSocketFactory.getDefault(),
        new MessageDoor() {
          @Override
          public byte[] answer(byte[] message, Caller caller) {
            var text = new String(message, StandardCharsets.ISO_8859_1);
            synchronized (seen) {
              seen.add(text);
            }
            return text.split("\r", 2)[0].getBytes(StandardCharsets.ISO_8859_1);
          }

          @Override
          public byte[] tooLong(byte[] beginning, long limit, Caller caller) {
            return "too long".getBytes(StandardCharsets.ISO_8859_1);
          }
        },
        new MllpCounts(meters));
  }

  private static byte[] frame(String text) {
    return MllpClient.frame(text, StandardCharsets.ISO_8859_1);
  }
}
