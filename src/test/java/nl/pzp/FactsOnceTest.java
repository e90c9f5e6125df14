package nl.pzp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fact of the standard or the region stands in one place; other code asks for it. */
class FactsOnceTest {

  private static final Path SOURCES = Path.of("src/main/java/nl/pzp");

  @Test
  void theDutchTimeZoneStandsOnce() {
    assertThat(linesWith("ZoneId\\.of\\(|Europe/Amsterdam|systemDefault\\("))
        .allMatch(line -> line.startsWith("terminology/DutchTime.java:"));
  }

  @Test
  void momentsGoToTheDatabaseInOneWay() {
    assertThat(linesWith("atOffset\\(ZoneOffset\\.UTC\\)|OffsetDateTime\\.class"))
        .allMatch(line -> line.startsWith("record/SqlTime.java:"));
  }

  @Test
  void anOidIsWrittenAsUriInOnePlace() {
    assertThat(linesWith("\"urn:oid:\""))
        .allMatch(line -> line.startsWith("terminology/Systems.java:"));
  }

  private static List<String> linesWith(String pattern) {
    var wanted = Pattern.compile(pattern);
    try (var files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(FactsOnceTest::lines)
          .filter(line -> wanted.matcher(line).find())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.strip().startsWith("*") && !line.strip().startsWith("//"))
          .map(line -> SOURCES.relativize(file) + ": " + line.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
