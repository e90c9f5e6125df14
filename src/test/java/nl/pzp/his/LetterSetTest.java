package nl.pzp.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.record.KeptMessage;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file of the set goes through the folder of a started adapter; the expected result is beside
 * it. {@code -Dpzp.edifact.write=true} rewrites the expected files, for review.
 */
class LetterSetTest {

  private static final String ENDING = ".edi";
  private static LetterDesk desk;

  @BeforeAll
  static void putEveryFile() throws IOException {
    desk = LetterDesk.start("pzp.letters.retry=3600000");
    // The last one reuses the reference of the first.
    var last = files().get(files().size() - 1);
    for (var file : files()) {
      if (file.equals(last)) {
        untilAllAreTaken();
      }
      desk.put(name(file), Files.readAllBytes(file));
    }
    untilAllAreTaken();
  }

  private static void untilAllAreTaken() {
    await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100)).until(desk::isEmpty);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @TestFactory
  Stream<DynamicTest> fileGivesTheExpectedResult() throws IOException {
    return files().stream().map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)));
  }

  @Test
  void lettersGiveOnlyDocumentsAndTasks() {
    assertThat(Stream.of(LetterDesk.ZANDSTRA, LetterDesk.WOLF).flatMap(b -> desk.all(b).stream()))
        .extracting(each -> each.fhirType())
        .containsOnly("DocumentReference", "Task", "Provenance");
  }

  @Test
  void everyFileIsKeptByteForByte() throws IOException {
    for (var file : files()) {
      assertThat(desk.file(Files.readAllBytes(file))).as(name(file)).isPresent();
    }
  }

  private static void check(Path file) throws IOException {
    var kept = desk.file(Files.readAllBytes(file)).orElseThrow();
    var found = described(kept, file);
    var expected = file.resolveSibling(name(file).replace(ENDING, ".expected.txt"));
    if (Boolean.getBoolean("pzp.edifact.write")) {
      Files.writeString(expected, found);
    }
    assertThat(found).isEqualTo(Files.readString(expected));
  }

  private static String described(KeptMessage kept, Path file) {
    var out = new StringBuilder();
    out.append("inbox ").append(kept.summary().state()).append('\n');
    kept.summary().problemCodes().forEach(code -> out.append("says ").append(code).append('\n'));
    for (var bsn : List.of(LetterDesk.ZANDSTRA, LetterDesk.WOLF)) {
      desk.documents(bsn).stream()
          .filter(document -> isOf(document.getIdentifierFirstRep().getValue(), file))
          .forEach(document -> describe(document, bsn, out));
      desk.tasks(bsn).stream()
          .filter(task -> isOf(task.getIdentifierFirstRep().getValue(), file))
          .forEach(task -> describe(task, out));
    }
    desk.rejection(kept, ".contrl.edi")
        .ifPresent(
            control ->
                control
                    .lines()
                    .filter(line -> line.startsWith("UCI") || line.startsWith("UCM"))
                    .forEach(line -> out.append("answer ").append(line).append('\n')));
    out.append("text ").append(desk.rejection(kept, ".txt").isPresent() ? "yes" : "no");
    return out.append('\n').toString();
  }

  private static boolean isOf(String identifier, Path file) {
    // The file that reuses the first reference created nothing. A task to check who somebody is
    // belongs to the person, not to one letter.
    var reference = identifier.split("/", -1);
    return !name(file).startsWith("60")
        && reference.length > 1
        && text(file).replace('|', '+').contains("+" + reference[1]);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void describe(DocumentReference document, String bsn, StringBuilder out) {
    out.append("document of ")
        .append(bsn.equals(LetterDesk.ZANDSTRA) ? "Zandstra" : "Wolf")
        .append(", ")
        .append(document.hasDate() ? document.getDateElement().getValue().toInstant() : "no date")
        .append(", ")
        .append(document.getAuthorFirstRep().getDisplay())
        .append('\n');
    new String(document.getContentFirstRep().getAttachment().getData(), StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> out.append("  | ").append(line).append('\n'));
  }

  private static void describe(Task task, StringBuilder out) {
    out.append("task ")
        .append(task.getStatus().toCode())
        .append(' ')
        .append(task.getIntent().toCode())
        .append(" for ")
        .append(task.getOwner().getDisplay())
        .append(": ")
        .append(
            String.join(
                ", ",
                task.getInput().stream().map(input -> input.getValue().primitiveValue()).toList()))
        .append('\n');
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(LetterDesk.SET)) {
      return files.filter(file -> name(file).endsWith(ENDING)).sorted().toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
