package nl.pzp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.fixtures.StandardExamples;
import nl.pzp.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** STU3 is checked against the STU3 packages of the standard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Stu3Test {

  private final ResourceValidator validator = NationalValidator.shared();

  static Stream<Path> published() throws IOException {
    return Stream.of("examples/stu3/hendrik-hartman", "forms/stu3")
        .flatMap(folder -> files(StandardExamples.file(folder)))
        .filter(file -> file.getFileName().toString().endsWith(".json"))
        .filter(file -> !file.getFileName().toString().startsWith("Questionnaire-"));
  }

  @ParameterizedTest
  @MethodSource("published")
  void publishedExamplesHaveNoStructuralError(Path file) throws IOException {
    assertThat(errors(Files.readString(file))).isEmpty();
  }

  @Test
  void unknownStu3ElementIsReported() throws IOException {
    var goal =
        StandardExamples.text("examples/stu3/hendrik-hartman/Goal-ACP-MedicalPolicyGoal-Pat1.json");

    assertThat(errors(goal.replaceFirst("\"status\"", "\"lifecycleStatus\""))).isNotEmpty();
  }

  @Test
  void theBasisNamesThePackages() {
    assertThat(validator.basis(FhirVersionEnum.DSTU3).isNational()).isTrue();
  }

  private List<String> errors(String text) {
    return validator
        .check(text, EncodingEnum.JSON, FhirVersionEnum.DSTU3, List.of())
        .problems()
        .stream()
        .filter(Problem::isError)
        .map(Problem::toString)
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
