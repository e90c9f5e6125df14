package nl.pzp.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class VendorShapesPageTest {

  private final ProblemCatalogue catalogue = ProblemCatalogue.in(Path.of("profiles", "problems"));

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
