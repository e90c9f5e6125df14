package nl.pzp.validation;

import static nl.pzp.validation.SharedFiles.json;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.rest.api.EncodingEnum;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The validator's texts quote the content. Each test puts a name and a BSN in one place of a real
 * resource, as a value and as an element name, and must not find them in the findings.
 */
@ExtendWith(NationalValidator.class)
class NoEchoTest {

  private static final String NAME = "Zwartkoppensteijn";
  private static final String BSN = "999990019";

  private static final List<String> DISGUISES =
      List.of(
          NAME + BSN,
          "mevrouw " + NAME + ", " + BSN,
          "https://api.iknl.nl/docs/pzp/r4/StructureDefinition/" + NAME + "/" + BSN,
          "urn:oid:2.16.840.1." + BSN + "." + NAME,
          "Wrong_" + NAME + "_" + BSN);

  /** One place in three; for a form, which is slower to check, one in forty. */
  private static final int STEP = 3;

  private static final int FORM_STEP = 40;

  private final ResourceValidator validator;

  NoEchoTest(ResourceValidator validator) {
    this.validator = validator;
  }

  static Stream<Path> resources() {
    return Stream.concat(
        SharedFiles.singleExamples().stream()
            .filter(file -> !file.toString().contains("2025"))
            .filter(file -> !file.toString().contains("Admission")),
        SharedFiles.filledForms().stream().limit(1));
  }

  @ParameterizedTest
  @MethodSource("resources")
  void findingsNeverQuoteTheMessage(Path file) {
    var resource = json(file);
    var step =
        resource.get("resourceType").asText().equals("QuestionnaireResponse") ? FORM_STEP : STEP;
    var places = new ArrayList<JsonPointer>();
    collect(resource, JsonPointer.empty(), places);

    IntStream.range(0, places.size())
        .filter(i -> i % step == 0)
        .forEach(
            i -> {
              var disguise = DISGUISES.get(i / step % DISGUISES.size());
              assertSilent(withValue(resource, places.get(i), disguise), places.get(i));
              if (i % 2 == 0) {
                assertSilent(withElement(resource, places.get(i), disguise), places.get(i));
              }
            });
  }

  private void assertSilent(ObjectNode resource, JsonPointer place) {
    var findings =
        validator.check(resource.toString(), EncodingEnum.JSON, FhirVersionEnum.R4, List.of());
    for (var problem : findings.answer()) {
      assertThat(problem.toString())
          .as("problem with the patient's words at %s", place)
          .doesNotContainIgnoringCase(NAME)
          .doesNotContain(BSN);
    }
  }

  private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
    if (node.isObject()) {
      node.properties()
          .forEach(child -> collect(child.getValue(), at.appendProperty(child.getKey()), places));
    } else if (node.isArray()) {
      IntStream.range(0, node.size()).forEach(i -> collect(node.get(i), at.appendIndex(i), places));
    } else if (!at.toString().equals("/resourceType")) {
      places.add(at);
    }
  }

  private static ObjectNode withValue(ObjectNode resource, JsonPointer at, String value) {
    var copy = resource.deepCopy();
    var parent = copy.at(at.head());
    if (parent instanceof ObjectNode object) {
      object.set(at.last().getMatchingProperty(), TextNode.valueOf(value));
    } else if (parent instanceof ArrayNode array) {
      array.set(at.last().getMatchingIndex(), TextNode.valueOf(value));
    }
    return copy;
  }

  private static ObjectNode withElement(ObjectNode resource, JsonPointer at, String name) {
    var copy = resource.deepCopy();
    if (copy.at(at.head()) instanceof ObjectNode object) {
      object.put(name, "x");
    }
    return copy;
  }
}
