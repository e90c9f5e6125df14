package nl.pzp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every link along the journeys of ARCHITECTURE.md works. */
class JourneysTest {

  private static final Path DOCS = Path.of("docs");
  private static final Path FILE = DOCS.resolve("ARCHITECTURE.md");
  private static final int MOST_STEPS = 25;
  private static final Pattern STEP =
      Pattern.compile(
          "\\d+\\. \\[`([\\w-]+)`]\\((\\.\\./(src/main/java|camel-routes)/[^)]+)\\): .+\\.");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");

  @ParameterizedTest
  @ValueSource(strings = {"One answer on its way in", "A marking on its way in", "One search"})
  void wayHasFewStepsAndEachIsAFile(String title) throws IOException {
    var steps = steps(title);
    assertThat(steps).hasSizeBetween(10, MOST_STEPS);
    for (var step : steps) {
      var link = STEP.matcher(step);
      assertThat(link.matches()).as(step).isTrue();
      var target = DOCS.resolve(link.group(2)).normalize();
      assertThat(target).exists();
      assertThat(String.valueOf(target.getFileName())).startsWith(link.group(1) + ".");
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    LINK.matcher(Files.readString(FILE))
        .results()
        .map(link -> link.group(1))
        .filter(target -> !target.startsWith("http"))
        .forEach(target -> assertThat(DOCS.resolve(target).normalize()).exists());
  }

  private static List<String> steps(String title) throws IOException {
    var text = Files.readString(FILE);
    var start = text.indexOf("## " + title + "\n");
    assertThat(start).as(title).isNotNegative();
    var end = text.indexOf("\n## ", start);
    return text.substring(start, end).lines().filter(line -> line.matches("\\d+\\. .*")).toList();
  }
}
