package nl.pzp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirVersionEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The project's own profiles against their own examples. They rest on base FHIR alone, so that they
 * check a marking also where the national packages are not loaded.
 */
class RegionalProfilesTest {

  private static final Path EXAMPLES = Path.of("profiles", "regional-examples");
  private static final ResourceValidator VALIDATOR = RegionalValidator.VALIDATOR;

  static Stream<Path> valid() {
    return examples("valid");
  }

  static List<Map<String, String>> invalid() {
    return SharedFiles.PROFILES.rows("regional-examples/findings.csv");
  }

  @Test
  void everyDefinitionCanBeUsed() {
    var basis = VALIDATOR.basis(FhirVersionEnum.R4);
    assertThat(basis.absences())
        .filteredOn(problem -> problem.code() != ValidationProblem.PACKAGE_ABSENT)
        .isEmpty();
  }

  @Test
  void everyProfileHasExamplesOfBothKindsAndEveryInvalidOneItsFinding() {
    var profiles =
        VALIDATOR.basis(FhirVersionEnum.R4).regionalProfiles().stream()
            .map(url -> url.substring(url.lastIndexOf('/') + 1))
            .filter(
                id ->
                    Files.exists(SharedFiles.PROFILES.resolve("regional/profile-" + id + ".json")))
            .toList();
    assertThat(profiles).hasSizeGreaterThan(10);
    for (var profile : profiles) {
      assertThat(EXAMPLES.resolve(profile).resolve("valid")).isNotEmptyDirectory();
      assertThat(EXAMPLES.resolve(profile).resolve("invalid")).isNotEmptyDirectory();
    }
    assertThat(examples("invalid").map(RegionalProfilesTest::name).collect(Collectors.toSet()))
        .isEqualTo(
            invalid().stream()
                .map(row -> row.get("profile") + "/" + row.get("example"))
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void validExampleHasNoFindings(Path file) {
    var findings = check(file).problems();
    assertThat(findings)
        .filteredOn(problem -> problem.code().severity() != nl.pzp.problem.Severity.INFORMATION)
        .filteredOn(problem -> problem.code() != ValidationProblem.VALUE_SET_NOT_CHECKED)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void invalidExampleHasExactlyItsIntendedFinding(Map<String, String> row) {
    var file =
        EXAMPLES
            .resolve(row.getOrDefault("profile", ""))
            .resolve("invalid")
            .resolve(row.get("example") + ".json");
    assertThat(check(file).errors())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code())
                  .isEqualTo(ValidationProblem.valueOf(row.getOrDefault("problem", "")));
              assertThat(problem.details().values())
                  .anyMatch(value -> value.contains(row.getOrDefault("about", "")));
            });
  }

  private static Findings check(Path file) {
    return RegionalValidator.check(SharedFiles.text(file));
  }

  private static String name(Path file) {
    var within = EXAMPLES.relativize(file);
    return within.getName(0) + "/" + within.getName(2).toString().replace(".json", "");
  }

  private static Stream<Path> examples(String kind) {
    try (var files = Files.walk(EXAMPLES)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> EXAMPLES.relativize(file).getName(1).toString().equals(kind))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
