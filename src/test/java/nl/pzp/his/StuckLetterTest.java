package nl.pzp.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import nl.pzp.record.MessageLine;
import nl.pzp.record.MessageLines;
import nl.pzp.record.MessageState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** A letter that fails every time is refused and listed; the letters beside and after it go on. */
@ExtendWith(OutputCaptureExtension.class)
class StuckLetterTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private LetterDesk desk;

  @BeforeEach
  void start() {
    desk = LetterDesk.start("pzp.letters.retry=300");
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void letterThatTheDatabaseNeverTakesIsRefusedBesideOneThatIsTaken() throws IOException {
    poison("resource_version", "resource_type <> 'DocumentReference' OR version < 0");
    desk.put("a.edi", LettersTest.letter("S1", LetterDesk.ZANDSTRA, "1941:02:03", "nooit"));
    await().atMost(LONGEST).until(() -> codes().contains(List.of("PZP-REC-040")));
    assertThat(desk.rejections()).anyMatch(text -> text.contains("PZP-REC-040"));
    heal("resource_version");
    assertNextGoesOn("S2");
  }

  @Test
  void fileThatCannotBeReadBackIsLeftAsideAndTheNextGoesOn(CapturedOutput output)
      throws IOException {
    poison("inbox_message", "sender <> 'letter files' OR state <> 'COMMITTED'");
    desk.put("b.edi", LettersTest.letter("S3", LetterDesk.ZANDSTRA, "1941:02:03", "geheim woord"));
    await().atMost(LONGEST).until(() -> codes().contains(List.of("PZP-LTR-040")));
    heal("inbox_message");
    assertNextGoesOn("S4");
    assertThat(output.getAll()).doesNotContain("geheim woord");
  }

  @Test
  void failureOfTheTimerIsLoggedWithoutItsMessage(CapturedOutput output) {
    var jdbc = desk.adapter().bean(JdbcTemplate.class);
    jdbc.execute("ALTER TABLE inbox_message RENAME COLUMN content_type TO geheime_kolom");
    await().atMost(LONGEST).until(() -> output.getAll().contains("Route retry-letter failed"));
    jdbc.execute("ALTER TABLE inbox_message RENAME COLUMN geheime_kolom TO content_type");
    assertThat(output.getAll()).doesNotContain("bad SQL grammar").doesNotContain("not found; SQL");
  }

  private void assertNextGoesOn(String reference) throws IOException {
    var next = LettersTest.letter(reference, LetterDesk.WOLF, "1938:11:30", "gewoon");
    desk.put(reference + ".edi", next);
    await()
        .atMost(LONGEST)
        .until(
            () ->
                desk.file(next)
                    .filter(file -> file.summary().state() == MessageState.COMMITTED)
                    .isPresent());
    assertThat(new String(next, StandardCharsets.ISO_8859_1)).contains(reference);
  }

  private List<List<String>> codes() {
    return desk
        .adapter()
        .bean(MessageLines.class)
        .newest(java.util.EnumSet.of(MessageState.REFUSED), "edifact", null, 100)
        .stream()
        .map(MessageLine::problemCodes)
        .toList();
  }

  private void poison(String table, String check) {
    jdbc("ALTER TABLE " + table + " ADD CONSTRAINT poison CHECK (" + check + ") NOCHECK");
  }

  private void heal(String table) {
    jdbc("ALTER TABLE " + table + " DROP CONSTRAINT poison");
  }

  private void jdbc(String sql) {
    desk.adapter().bean(JdbcTemplate.class).execute(sql);
  }
}
