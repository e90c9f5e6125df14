package nl.pzp.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An acknowledged message survives the end of the process, however it ends. */
class KilledProcessTest {

  /** Takes messages and says the id of each once it is acknowledged, until somebody kills it. */
  static final class Taker {

    private Taker() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
      var record = TestRecord.in(Path.of(arguments[0]));
      for (int i = 0; ; i++) {
        var number = i;
        var id = record.inbox().receive(People.message("m-" + i, "body " + i)).id();
        System.out.println("received " + id);
        record
            .record()
            .change(
                id,
                change -> {
                  var person = change.person(People.withoutBsn("p-" + number));
                  change.write(People.goal("g-" + number, person, "doel " + number));
                  change.answer(People.answer(201, "gemaakt"));
                  return person;
                });
        System.out.println("committed " + number);
      }
    }
  }

  @Test
  @Tag("proof")
  void whatAKilledProcessAcknowledgedIsThereWhenItStartsAgain(@TempDir Path folder)
      throws Exception {
    var received = new ArrayList<MessageId>();
    var committed = new ArrayList<String>();
    for (int life = 0; life < 2; life++) {
      received.clear();
      committed.clear();
      liveAndDie(folder.resolve("life-" + life), 150 + life * 37, received, committed);

      try (var record = TestRecord.in(folder.resolve("life-" + life))) {
        assertThat(received).hasSizeGreaterThan(20);
        assertThat(received).allSatisfy(id -> assertThat(record.inbox().find(id)).isPresent());
        assertThat(committed)
            .allSatisfy(
                number ->
                    assertThat(record.record().read("Goal", "g-" + number).orElseThrow().json())
                        .contains("doel " + number));
        // The last one may have been killed between its commit and its word.
        assertThat(record.inbox().list(MessageFilter.ALL.in(MessageState.RECEIVED), 10))
            .hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  private static void liveAndDie(
      Path folder, int lines, List<MessageId> received, List<String> committed) throws Exception {
    Files.createDirectories(folder);
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Taker.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      var said = 0;
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("received ")) {
          received.add(new MessageId(UUID.fromString(line.substring(9))));
        } else if (line.startsWith("committed ")) {
          committed.add(line.substring(10));
        }
        said++;
        if (said == lines) {
          // Not Process.destroyForcibly, which also throws away what was said but not read yet.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void anAcknowledgedMessageIsInTheFileAndNotOnlyInMemory(@TempDir Path folder) throws Exception {
    var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    try (var record =
        TestRecord.on(TestRecord.embedded(folder), folder.resolve("keys"), Clock.systemUTC())) {
      for (int i = 0; i < 20; i++) {
        var id = record.inbox().receive(People.message("m-" + i, "body")).id();
        // As a power cut would leave it: the file of this moment, without what memory holds.
        var copy = Files.createDirectory(elsewhere.resolve("copy-" + i));
        Files.copy(folder.resolve("record.mv.db"), copy.resolve("record.mv.db"));
        try (var survivor =
            TestRecord.on(TestRecord.embedded(copy), folder.resolve("keys"), Clock.systemUTC())) {
          assertThat(survivor.inbox().find(id)).isPresent();
        }
      }
    }
  }
}
