package nl.pzp.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.problem.ProblemCode;
import nl.pzp.record.atrest.AtRestProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordProblemTextsTest {

  private static final List<ProblemCode> CODES =
      Stream.<ProblemCode>concat(
              Stream.of(RecordProblem.values()), Stream.of(AtRestProblem.values()))
          .toList();

  @Test
  void everyProblemOfTheRecordIsExplainedInBothLanguages(@TempDir Path folder) throws Exception {
    Files.copy(Path.of("profiles/problems/record.yaml"), folder.resolve("record.yaml"));
    var catalogue = ProblemCatalogue.in(folder);

    assertThat(catalogue.ids())
        .containsExactlyInAnyOrderElementsOf(CODES.stream().map(ProblemCode::id).toList());
    for (var code : CODES) {
      for (var language : List.of(Locale.forLanguageTag("nl"), Locale.ENGLISH)) {
        var text = catalogue.text(Problem.of(code), language);
        assertThat(text.message()).as(code.id()).isNotBlank();
        assertThat(text.remedy()).as(code.id()).isNotBlank();
      }
      assertThat(catalogue.text(Problem.of(code), Locale.ENGLISH).message())
          .isNotEqualTo(catalogue.text(Problem.of(code), Locale.forLanguageTag("nl")).message());
    }
  }
}
