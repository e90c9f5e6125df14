package nl.pzp;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fact of the standard or the region stands in one place; other code asks for it. */
class FactsOnceTest {

  private static final Path SOURCES = Path.of("src/main/java/nl/pzp");

  // The literals that may stand where they are, each with its reason.
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          entry(
              "guard/XmlGuard.java", "the XML namespace of FHIR, beside the parser that needs it"),
          entry("careplan/current/PlanSections.java", "the XML namespace of XHTML"),
          entry("problem/OperationOutcomes.java", "the package problem knows no other package"),
          entry("notify/subscription/BackportUrl.java", "one enum has all names of that guide"),
          entry("notify/delivery/DeliveryConfiguration.java", "the adapter's own address"),
          entry("bench/HubCommand.java", "the default address of a local adapter"),
          entry("bench/hub/LearningHub.java", "the local address of the practice subscriber"),
          entry("bench/neighbours/GpSystem.java", "the local address of the practice GP system"),
          entry("convert/ResultBundle.java", "an address where nothing answers"),
          entry("validation/WarmUpBundle.java", "an invented system in an invented message"),
          entry("record/search/Alternatives.java", "examples in the words of a refusal"));

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

  @Test
  void aUrlStandsWithTheNamesOrHasAReasonToStandElsewhere() {
    assertThat(filesWith("\"(https?://|urn:oid:)")).isEqualTo(ELSEWHERE.keySet());
  }

  @Test
  void aUrlOfTheNamesStandsOnce() {
    assertThat(linesWith("\"(https?://[^\"]+|urn:oid:[^\"]+)\""))
        .extracting(line -> line.replaceFirst("^.*?\"([^\"]+)\".*$", "$1"))
        .filteredOn(url -> !url.startsWith("http://example.org/"))
        .doesNotHaveDuplicates();
  }

  private static Set<String> filesWith(String pattern) {
    return linesWith(pattern).stream()
        .map(line -> line.substring(0, line.indexOf(':')))
        .filter(file -> !file.startsWith("terminology/") && !file.startsWith("identifier/"))
        .collect(Collectors.toSet());
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
