package nl.pzp.epd;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import nl.pzp.epd.hl7v2.Acknowledgements;
import nl.pzp.epd.hl7v2.Hl7Header;
import nl.pzp.epd.hl7v2.Hl7HeaderReading;
import nl.pzp.epd.hl7v2.Hl7Reader;
import nl.pzp.epd.mllp.Caller;
import nl.pzp.epd.mllp.MessageDoor;
import nl.pzp.epd.mllp.MllpCounts;
import nl.pzp.epd.mllp.MllpServer;
import nl.pzp.epd.mllp.MllpSettings;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.record.Inbox;
import org.springframework.util.unit.DataSize;

/**
 * Messages per second that are acknowledged after they are on disk. The baseline is the same
 * listener that parses and acknowledges but keeps nothing. It varies one and four connections, one
 * message at a time and fifty in one write, kept ({@code CA}) and in the record ({@code AA}).
 *
 * <p>Arguments: the number of messages per part.
 */
public final class MllpBenchmark {

  private static final AtomicLong NUMBERS = new AtomicLong();

  private MllpBenchmark() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws Exception {
    var messages = Integer.parseInt(arguments[0]);
    System.out.println("| part | per second | p50 ms | p99 ms |\n|---|---|---|---|");
    try (var adapter = StartedAdapter.start("pzp.validation.warm-up=false")) {
      var port = adapter.bean(Hl7Listener.class).port();
      var inbox = adapter.bean(Inbox.class);
      try (var forgetful = forgetful(adapter.bean(ProblemCatalogue.class))) {
        measure("", forgetful.port(), messages, 1, 1, true);
        measure("", port, messages, 1, 1, true);
        settled(inbox);
        for (int clients : new int[] {1, 4}) {
          for (int joined : new int[] {1, 50}) {
            var part = clients + " connections, " + joined + " a write";
            measure(
                "limit: nothing kept, " + part, forgetful.port(), messages, clients, joined, true);
            measure("on disk (CA), " + part, port, messages, clients, joined, true);
            settled(inbox);
          }
        }
        measure("in the record (AA), 1 connections, 1 a write", port, messages / 4, 1, 1, false);
      }
    }
    System.exit(0);
  }

  // The same listener, grammar and answer, without inbox, worker and record.
  private static MllpServer forgetful(ProblemCatalogue catalogue) {
    var acknowledgements = new Acknowledgements(catalogue);
    var door =
        new MessageDoor() {
          @Override
          public byte[] answer(byte[] message, Caller caller) {
            Hl7Reader.read(message);
            var header = ((Hl7HeaderReading.Read) Hl7Header.read(message)).header();
            return acknowledgements.write(
                Optional.of(header),
                Acknowledgements.Code.CA,
                List.of(),
                Instant.EPOCH,
                new UUID(0, 0));
          }

          @Override
          public byte[] tooLong(byte[] beginning, long limit, Caller caller) {
            throw new IllegalStateException("None is that long");
          }
        };
    var settings =
        new MllpSettings(
            true,
            0,
            InetAddress.getLoopbackAddress().getHostAddress(),
            DataSize.ofMegabytes(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofSeconds(60),
            64,
            64,
            null,
            false,
            Set.of("P"));
    return MllpServer.start(
        settings,
        ServerSocketFactory.getDefault(),
        door,
        new MllpCounts(new SimpleMeterRegistry()));
  }

  @SuppressWarnings("SystemOut")
  private static void measure(
      String part, int port, int messages, int clients, int joined, boolean enhanced)
      throws InterruptedException {
    var nanos = new long[clients][];
    var done = new CountDownLatch(clients);
    var begun = System.nanoTime();
    for (int c = 0; c < clients; c++) {
      var client = c;
      new Thread(
              () -> {
                nanos[client] = send(port, messages / clients, joined, client, enhanced);
                done.countDown();
              })
          .start();
    }
    done.await();
    var seconds = (System.nanoTime() - begun) / 1e9;
    var all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
    if (!part.isEmpty()) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.2f | %.2f |%n",
          part,
          messages / seconds,
          all[all.length / 2] / 1e6,
          all[all.length * 99 / 100] / 1e6);
    }
  }

  // Each answer is timed from the moment that its message was sent.
  private static long[] send(int port, int messages, int joined, int client, boolean enhanced) {
    var nanos = new long[messages];
    try (var hospital = MllpClient.to(port)) {
      for (int from = 0; from < messages; from += joined) {
        var count = Math.min(joined, messages - from);
        var frames = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
          frames.writeBytes(MllpClient.frame(message(client, enhanced), StandardCharsets.UTF_8));
        }
        var sent = System.nanoTime();
        hospital.write(frames.toByteArray());
        for (int i = 0; i < count; i++) {
          var answer = hospital.answer().orElseThrow();
          if (!answer.contains("\rMSA|" + (enhanced ? "CA" : "AA"))) {
            throw new IllegalStateException("Not accepted");
          }
          nanos[from + i] = System.nanoTime() - sent;
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return nanos;
  }

  private static String message(int client, boolean enhanced) {
    var number = NUMBERS.incrementAndGet();
    return "MSH|^~\\&|EPD|Maat|PZP||20250301120000||ADT^A08|maat-"
        + number
        + "|P|2.5|||"
        + (enhanced ? "AL|NE" : "|")
        + "|NLD|UNICODE UTF-8\rEVN|A08|20250301120000\rPID|1||"
        + (client * 100L + number % 50)
        + "^^^UMC^PI||Zandstra&&Zandstra^Aafke||19410203|F|||Dorpsstraat 12&Dorpsstraat&12^^Roden"
        + "^^9301 AB^NL||050-555"
        + number % 10_000
        + "^PRN^PH\rPD1||||01004567^&&van Houten^Z.Z.^^^^^^VEKTIS\r";
  }

  private static void settled(Inbox inbox) throws InterruptedException {
    while (!inbox.waiting("mllp", 1).isEmpty()) {
      Thread.sleep(200);
    }
  }
}
