package nl.pzp.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.pzp.fixtures.ExamplePeople;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Systems;
import org.junit.jupiter.api.Test;

/** Keeps real numbers out of the example people: BSNs that start with 9999 are never issued. */
class ExampleNumbersTest {

  private static final Path FOLDER = Path.of("profiles", "examples");
  private static final Pattern NINE_DIGITS =
      Pattern.compile("(?<![0-9A-Za-z-])\\d{9}(?![0-9A-Za-z-])");

  private final String bsnSystem = Systems.read(ProjectProfiles.profiles()).uri(NamingSystem.BSN);

  @Test
  void everyBsnIsAValidTestNumber() throws IOException {
    var numbers = new TreeSet<String>();
    for (var file : files(".json")) {
      for (var number : numbersIn(new ObjectMapper().readTree(file.toFile()))) {
        assertThat(Bsn.parse(number))
            .as(file + " has a BSN that fails the eleven-test")
            .isPresent();
        assertThat(number).as(file.toString()).startsWith("9999");
        numbers.add(number);
      }
    }
    // One person deliberately has no BSN.
    assertThat(numbers).hasSize(ExamplePeople.all().size() - 1);
  }

  @Test
  void noOtherValueIsAValidBsn() throws IOException {
    for (var file : files(".json")) {
      var values = new ArrayList<JsonNode>();
      strings(new ObjectMapper().readTree(file.toFile()), values);
      assertThat(values)
          .as(file.toString())
          .allMatch(value -> !NINE_DIGITS.matcher(value.asText()).find());
    }
    for (var file : files(".md")) {
      assertThat(Files.readString(file)).doesNotContainPattern(NINE_DIGITS);
    }
  }

  private static List<Path> files(String ending) throws IOException {
    try (var files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private List<String> numbersIn(JsonNode node) {
    var numbers = new ArrayList<String>();
    node.findParents("system")
        .forEach(
            each -> {
              if (each.path("system").asText().equals(bsnSystem)) {
                numbers.add(each.path("value").asText());
              }
            });
    return numbers;
  }

  // Codes of terminologies have nine digits too; they are in "code", or in brackets after a name.
  private void strings(JsonNode node, List<JsonNode> values) {
    if (node.isObject() && node.path("system").asText().equals(bsnSystem)) {
      return;
    }
    node.properties()
        .forEach(
            field -> {
              if (field.getKey().equals("code")
                  || field.getValue().asText().contains("(SNOMED CT - ")) {
                return;
              }
              if (field.getValue().isTextual()) {
                values.add(field.getValue());
              }
            });
    node.forEach(each -> strings(each, values));
  }
}
