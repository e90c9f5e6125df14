package nl.pzp.epd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.StoredResource;
import nl.pzp.record.TestRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program is killed at work, repeatedly. The hospital resends unacknowledged messages. {@code
 * -Dpzp.kill.messages} and {@code -Dpzp.kill.times} make it longer.
 */
@Tag("proof")
class KilledWhileListeningTest {

  private static final Logger LOG = LoggerFactory.getLogger(KilledWhileListeningTest.class);
  private static final int MESSAGES = Integer.getInteger("pzp.kill.messages", 300);
  private static final int TIMES = Integer.getInteger("pzp.kill.times", 2);
  private static final int PATIENTS = 10;
  private static final int AT_ONCE = 12;
  private static final String SOURCE = "urn:pzp:hl7v2:Moord";

  private final Random random = new Random(20250301);
  private final int port = freePort();

  @Test
  void acknowledgedMessagesAreStoredOnceAndInOrder(@TempDir Path folder) throws Exception {
    int acknowledged = 0;
    int killed = 0;
    var process = start(folder);
    var client = connect(process);
    var nextKill = MESSAGES / (TIMES + 1);
    var begun = System.nanoTime();
    try {
      while (acknowledged < MESSAGES) {
        if (killed < TIMES && acknowledged >= nextKill) {
          killed++;
          nextKill += MESSAGES / (TIMES + 1);
          killSoon(process);
        }
        try {
          acknowledged += sendSome(client, acknowledged);
        } catch (IOException e) {
          client.close();
          process.waitFor(1, TimeUnit.MINUTES);
          process = start(folder);
          client = connect(process);
        }
      }
      LOG.info(
          "{} messages, killed {} times, {} s",
          MESSAGES,
          killed,
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
    } finally {
      client.close();
      process.toHandle().destroyForcibly();
      process.waitFor(1, TimeUnit.MINUTES);
    }
    assertThat(killed).isEqualTo(TIMES);
    assertRecorded(folder);
  }

  // Several at once. The very last is in original mode, which waits until it is in the record.
  private int sendSome(MllpClient client, int from) throws IOException {
    int count = Math.min(AT_ONCE, MESSAGES - from);
    var joined = new ByteArrayOutputStream();
    for (int i = from; i < from + count; i++) {
      joined.writeBytes(MllpClient.frame(message(i), StandardCharsets.UTF_8));
    }
    client.write(joined.toByteArray());
    for (int i = 0; i < count; i++) {
      var answer = client.answer();
      if (answer.isEmpty()) {
        throw new IOException("The connection ended");
      }
      assertThat(answer.get()).contains("|m-" + (from + i)).containsPattern("MSA.(AA|CA)");
    }
    return count;
  }

  private static String message(int number) {
    var modes = number % 3 == 0 || number >= MESSAGES - PATIENTS ? "|" : "AL|NE";
    return "MSH|^~\\&|EPD|Moord|PZP||20250301120000||ADT^A08|m-"
        + number
        + "|P|2.5|||"
        + modes
        + "\rPID|1||"
        + number % PATIENTS
        + "^^^UMC^PI||Zandstra^Nummer "
        + number
        + "\r";
  }

  private static void assertRecorded(Path folder) {
    try (var record = TestRecord.in(folder)) {
      assertThat(record.inbox().waiting("mllp", 10)).isEmpty();
      for (int patient = 0; patient < PATIENTS; patient++) {
        var id =
            DeterministicId.of(
                SOURCE, "Patient", SOURCE + ":patient-UMC", Integer.toString(patient));
        var numbers = new ArrayList<Integer>();
        var before = Integer.MAX_VALUE;
        while (before > 1) {
          var page = record.record().history("Patient", id, 200, before);
          page.stream().map(KilledWhileListeningTest::number).forEach(numbers::add);
          before = page.get(page.size() - 1).version();
        }
        java.util.Collections.reverse(numbers);
        var first = patient;
        var expected = IntStream.range(0, MESSAGES).filter(i -> i % PATIENTS == first).boxed();
        assertThat(numbers).isEqualTo(expected.toList());
        assertThat(new TreeSet<>(numbers)).hasSameSizeAs(numbers);
      }
    }
  }

  private static int number(StoredResource stored) {
    var json = stored.json();
    var start = json.indexOf("Nummer ") + 7;
    return Integer.parseInt(json.substring(start, json.indexOf('"', start)));
  }

  private void killSoon(Process process) {
    int millis = random.nextInt(60);
    var thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(millis);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              process.toHandle().destroyForcibly();
            });
    thread.start();
  }

  private Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "nl.pzp.PzpAdapterApplication",
                "--server.port=0",
                "--management.server.port=0",
                "--pzp.validation.warm-up=false",
                "--pzp.mllp.port=" + port,
                "--pzp.data.dir=" + folder))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private MllpClient connect(Process process) throws InterruptedException {
    for (int attempt = 0; attempt < 1200 && process.isAlive(); attempt++) {
      try {
        return MllpClient.to(port);
      } catch (UncheckedIOException e) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("The program did not listen in time");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
