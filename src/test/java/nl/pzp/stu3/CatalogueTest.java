package nl.pzp.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private final ProblemCatalogue catalogue = ProblemCatalogue.in(Path.of("profiles", "problems"));

  private static Stream<ProblemCode> codes() {
    return Stream.of(Stu3Problem.values(), LossReason.values(), Tolerance.values())
        .flatMap(Stream::of);
  }

  @Test
  void everyProblemHasItsTextsAndEveryTextItsProblem() {
    var ids = codes().map(ProblemCode::id).collect(Collectors.toSet());
    Set<String> written = new TreeSet<>(catalogue.ids());
    written.removeIf(id -> !id.startsWith("PZP-STU3-"));

    assertThat(written).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(codes()).hasSize(ids.size());
  }

  @Test
  void everyTextIsThereInDutchAndInEnglish() {
    assertThat(codes())
        .allSatisfy(
            code -> {
              for (var reader : new Locale[] {Locale.ENGLISH, Locale.forLanguageTag("nl")}) {
                var text = catalogue.text(Problem.of(code), reader);
                assertThat(text.message()).as(code.id()).isNotBlank();
                assertThat(text.remedy()).as(code.id()).isNotBlank();
              }
            });
  }

  @Test
  void everyToleranceIsExplainedToVendors() {
    var page = Fhir.text(Path.of("docs", "vendor-shapes.md"));

    assertThat(Tolerance.values())
        .allSatisfy(
            rule ->
                assertThat(page)
                    .contains("| " + rule.name() + " | " + rule.id() + " | " + english(rule)));
  }

  private String english(ProblemCode code) {
    return catalogue.text(Problem.of(code), Locale.ENGLISH).message();
  }
}
