package nl.pzp.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.fixtures.StandardExamples;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedExamplesTest {

  /** A line of the published example that our conversion does not make, and why. */
  private record Difference(String file, String line, String why) {}

  private static final List<Difference> DIFFERENCES =
      List.of(
          new Difference(
              "Consent-ACP-AdvanceDirective-.*",
              "\\.extension\\[\\.url = .*/zib-TreatmentDirective-Treatment;.*",
              "the type of a will is repeated in an extension of directives, which is foreign to"
                  + " the profile of wills; the category holds it"),
          new Difference(
              "Procedure-ACP-Procedure-2025-Pat1.json",
              "\\.performer\\[.*",
              "the published example leaves the performer out, which the other three have"));

  private final Stu3Converter converter = Fhir.converter();

  static Stream<Path> published() {
    return Fhir.files(StandardExamples.file("examples/stu3/hendrik-hartman")).stream()
        .filter(file -> !file.getFileName().toString().startsWith("Bundle"));
  }

  private static Path r4Of(Path published) {
    var newer =
        StandardExamples.file("examples/r4/hendrik-hartman-2025").resolve(published.getFileName());
    return Files.exists(newer)
        ? newer
        : StandardExamples.file("examples/r4/hendrik-hartman").resolve(published.getFileName());
  }

  private static ReferencedResources r4Surroundings() {
    return known("examples/r4/hendrik-hartman-2025/Bundle-ACP-HendrikHartman-Pat1-2025.json")
        .orElse(known("examples/r4/hendrik-hartman/Bundle-ACP-HendrikHartman-Pat1.json"));
  }

  private static ReferencedResources known(String bundle) {
    return KnownResources.in((Bundle) Fhir.r4(StandardExamples.file(bundle)));
  }

  private static ReferencedResources stu3Surroundings() {
    var file =
        StandardExamples.file("examples/stu3/hendrik-hartman/Bundle-ACP-HendrikHartman-Pat1.json");
    return KnownResources.in((org.hl7.fhir.dstu3.model.Bundle) Fhir.stu3(file));
  }

  @ParameterizedTest
  @MethodSource("published")
  void theR4ExampleBecomesThePublishedStu3Example(Path published) {
    var conversion =
        converter.toStu3(Fhir.r4(r4Of(published)), r4Surroundings(), Stu3Style.plain());

    assertThat(conversion.problems()).isEmpty();
    assertThat(withoutDifferences(published, Fhir.lines(conversion.resource())))
        .containsExactlyInAnyOrderElementsOf(
            withoutDifferences(published, Fhir.lines(Fhir.stu3(published))));
  }

  @ParameterizedTest
  @MethodSource("published")
  void thePublishedStu3ExampleComesBackFromR4AsItWas(Path published) {
    var r4 = converter.toR4(Fhir.stu3(published), stu3Surroundings());

    var back = converter.toStu3(r4.resource(), stu3Surroundings(), Stu3Style.full());

    assertThat(r4.problems()).isEmpty();
    assertThat(Fhir.lines(back.resource()))
        .containsExactlyInAnyOrderElementsOf(Fhir.lines(Fhir.stu3(published)));
  }

  private static List<String> withoutDifferences(Path file, List<String> lines) {
    return lines.stream()
        .filter(
            line ->
                DIFFERENCES.stream()
                    .noneMatch(
                        difference ->
                            file.getFileName().toString().matches(difference.file())
                                && line.matches(difference.line())))
        .toList();
  }

  static Stream<Path> r4() {
    return Stream.of("examples/r4/hendrik-hartman", "examples/r4/hendrik-hartman-2025")
        .flatMap(folder -> Fhir.files(StandardExamples.file(folder)).stream())
        .filter(file -> !file.getFileName().toString().startsWith("Bundle"));
  }

  @ParameterizedTest
  @MethodSource("r4")
  void theR4ExampleComesBackFromStu3AsItWas(Path file) {
    var source = Fhir.r4(file);
    var stu3 = converter.toStu3(source, r4Surroundings(), Stu3Style.full());

    var back = converter.toR4(stu3.resource(), r4Surroundings());

    assertThat(Fhir.lines(back.resource()))
        .containsExactlyInAnyOrderElementsOf(Fhir.lines(Fhir.withoutReferenceTypes(source)));
  }

  @Test
  void allPublishedExamplesAreCompared() {
    assertThat(published()).hasSize(45);
  }
}
