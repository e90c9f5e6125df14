package nl.pzp.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import nl.pzp.fhirapi.Messages;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.MessageState;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.DateType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Letters that come twice, late, in part, too large, or during an outage. */
@ExtendWith(OutputCaptureExtension.class)
class LettersTest {

  private static LetterDesk desk;

  @BeforeAll
  static void start() {
    desk = LetterDesk.start("pzp.letters.retry=500", "pzp.letters.max-size=64KB");
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void aFileThatComesTwiceChangesNothing() throws IOException {
    var letter = letter("T1", LetterDesk.ZANDSTRA, "1941:02:03", "tweemaal");
    putAndWait("first.edi", letter);
    putAndWait("second.edi", letter);
    assertThat(documents(LetterDesk.ZANDSTRA, "T1")).isEqualTo(1);
    assertThat(desk.documents(LetterDesk.ZANDSTRA))
        .filteredOn(each -> each.getIdentifierFirstRep().getValue().contains("/T1/"))
        .allMatch(each -> each.getMeta().getVersionId().equals("1"));
  }

  @Test
  void fileThatIsStillGrowingIsNotRead() throws IOException {
    var letter = letter("T2", LetterDesk.ZANDSTRA, "1941:02:03", "langzaam geschreven");
    Files.createDirectories(desk.in());
    var file = desk.in().resolve("slow.edi");
    // Grows faster than the settle time, and for longer than one poll.
    for (int i = 0; i < letter.length; i++) {
      Files.write(
          file, new byte[] {letter[i]}, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      if (i % 8 == 0) {
        pause(50);
      }
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(file));
    await().atMost(Duration.ofSeconds(20)).until(() -> documents(LetterDesk.ZANDSTRA, "T2") == 1);
    assertThat(desk.file(letter)).isPresent();
  }

  @Test
  void fileWithATemporaryNameIsNotRead() throws IOException {
    var file = desk.in().resolve("later.edi.part");
    Files.createDirectories(desk.in());
    Files.write(file, letter("T3", LetterDesk.ZANDSTRA, "1941:02:03", "nog niet"));
    putAndWait("other.edi", letter("T4", LetterDesk.ZANDSTRA, "1941:02:03", "wel"));
    assertThat(file).exists();
    assertThat(documents(LetterDesk.ZANDSTRA, "T3")).isZero();
    Files.delete(file);
  }

  @Test
  void letterWaitsUntilItsPatientIsKnownAndGoesToNobodyElse() throws IOException {
    var letter = letter("T5", LetterDesk.UNKNOWN, "1950:01:01", "wacht op de patient");
    putAndWait("waits.edi", letter);
    assertThat(state(letter)).contains(MessageState.RECEIVED);
    // Known, but with another birth date: the letter still has no patient.
    desk.patient("late", LetterDesk.UNKNOWN, "1950-01-10");
    pause();
    pause();
    assertThat(desk.documents(LetterDesk.UNKNOWN)).isEmpty();
    desk.patient("late", LetterDesk.UNKNOWN, "1950-01-01");
    await().atMost(Duration.ofSeconds(20)).until(() -> documents(LetterDesk.UNKNOWN, "T5") == 1);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> state(letter).equals(Optional.of(MessageState.COMMITTED)));
  }

  @Test
  void letterHasNoPatientWhenSourcesDisagreeOnTheBirthDate() throws IOException {
    var bsn = "999930060";
    desk.patient("disputed", bsn, "1944-06-07");
    var other = Messages.patient("disputed-elsewhere", bsn);
    other.setBirthDateElement(new DateType("1944-06-07"));
    other.getMeta().setSource("urn:pzp:source:elsewhere");
    desk.adapter().put("/Patient/disputed-elsewhere", Messages.json(other));
    // A source may correct itself, also when the other one does not follow.
    other.setBirthDateElement(new DateType("1944-07-06"));
    var reply = desk.adapter().put("/Patient/disputed-elsewhere", Messages.json(other));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    var letter = letter("T13", bsn, "1944:06:07", "van wie");
    putAndWait("disputed.edi", letter);
    assertThat(state(letter)).contains(MessageState.RECEIVED);
    assertThat(desk.documents(bsn)).isEmpty();
  }

  @Test
  void interruptedFileIsProcessedAfterARestart() {
    var letter = letter("T6", LetterDesk.ZANDSTRA, "1941:02:03", "achtergebleven");
    // On disk and no further, as after a stop between the two steps.
    desk.adapter().bean(LetterInbox.class).keep(letter);
    await().atMost(Duration.ofSeconds(20)).until(() -> documents(LetterDesk.ZANDSTRA, "T6") == 1);
  }

  @Test
  void truncatedLetterCanBeResentUnderItsReference() throws IOException {
    var letter = letter("T7", LetterDesk.ZANDSTRA, "1941:02:03", "eerst half, dan heel");
    putAndWait("cut.edi", java.util.Arrays.copyOf(letter, letter.length - 30));
    putAndWait("whole.edi", letter);
    await().atMost(Duration.ofSeconds(20)).until(() -> documents(LetterDesk.ZANDSTRA, "T7") == 1);
  }

  @Test
  void aFileThatIsTooLargeIsRefusedWithoutBeingRead() throws IOException {
    var big = letter("T8", LetterDesk.ZANDSTRA, "1941:02:03", "x".repeat(70_000));
    putAndWait("big.edi", big);
    assertThat(documents(LetterDesk.ZANDSTRA, "T8")).isZero();
    assertThat(desk.rejections()).anyMatch(text -> text.contains("PZP-EDI-016"));
  }

  @Test
  void fileStaysWhileTheInboxIsUnavailable() throws IOException {
    var jdbc = desk.adapter().bean(JdbcTemplate.class);
    var letter = letter("T9", LetterDesk.ZANDSTRA, "1941:02:03", "de database is weg");
    jdbc.execute("alter table inbox_message rename to inbox_message_away");
    try {
      desk.put("away.edi", letter);
      for (int i = 0; i < 6; i++) {
        pause();
      }
      assertThat(desk.in().resolve("away.edi")).exists();
    } finally {
      jdbc.execute("alter table inbox_message_away rename to inbox_message");
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !Files.exists(desk.in().resolve("away.edi")));
    await().atMost(Duration.ofSeconds(20)).until(() -> documents(LetterDesk.ZANDSTRA, "T9") == 1);
  }

  @Test
  void erasureFindsTheFileOfALetter() throws IOException {
    desk.patient("erased", "999930047", "1947-04-01");
    var letter = letter("T10", "999930047", "1947:04:01", "vergeten");
    putAndWait("erased.edi", letter);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> state(letter).equals(Optional.of(MessageState.COMMITTED)));
    var record = desk.adapter().bean(PatientRecord.class);
    record.erase(
        record.personByBsn(Bsn.parse("999930047").orElseThrow()).orElseThrow(), "op verzoek");
    assertThat(desk.file(letter)).isEmpty();
  }

  @Test
  void noContentOfALetterIsLogged(CapturedOutput output) throws IOException {
    putAndWait("silent.edi", letter("T11", LetterDesk.ZANDSTRA, "1941:02:03", "Merkwaardigwoord"));
    putAndWait("silent-bad.edi", letter("T12", "999930012", "1941:02:03", "Merkwaardigwoord"));
    assertThat(output.getAll())
        .contains("PZP-LTR-004")
        .doesNotContain("Merkwaardigwoord", LetterDesk.ZANDSTRA, "999930012", "Zandstra");
  }

  static byte[] letter(String reference, String bsn, String birthDate, String text) {
    return String.join(
            "\r\n",
            "UNB+UNOA:1+500000101+500000201+260314:0942+" + reference + "'",
            "UNH+1+MEDVRI:1'",
            "GGA+Huisartsenpraktijk De Linde'",
            "DET+26:03:14+09:41'",
            "PID+" + birthDate + "+V+Zandstra++BSN" + bsn + "'",
            "TXT:1+" + text + "'",
            "UNT+6+1'",
            "UNZ+1+" + reference + "'",
            "")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void putAndWait(String name, byte[] content) throws IOException {
    desk.put(name, content);
    await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(desk.in().resolve(name)));
  }

  private static Optional<MessageState> state(byte[] letter) {
    return desk.file(letter).map(message -> message.summary().state());
  }

  private static long documents(String bsn, String reference) {
    return desk.documents(bsn).stream()
        .filter(each -> each.getIdentifierFirstRep().getValue().contains("/" + reference + "/"))
        .count();
  }

  private static void pause() {
    pause(400);
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
