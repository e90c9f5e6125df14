package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.pzp.fhirapi.operation.PullOperation;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The routes can be read aloud, and hold nothing that a compiler should see. */
@ExtendWith(SharedAdapter.class)
class RouteFilesTest {

  private static final Path FOLDER = Path.of("camel-routes");
  private static final String ENDING = ".camel.yaml";
  private static final Set<String> ALLOWED_STEPS =
      Set.of("bean", "to", "choice", "wireTap", "setHeader", "removeHeaders", "split", "stop");
  private static final Set<String> EXPRESSIONS =
      Set.of(
          "simple",
          "groovy",
          "jsonpath",
          "jq",
          "xpath",
          "xquery",
          "mvel",
          "ognl",
          "spel",
          "method",
          "datasonnet",
          "javascript",
          "python",
          "joor",
          "java",
          "tokenize");
  private static final Pattern PLAIN =
      Pattern.compile(
          "\\$\\{(header|exchangeProperty)\\.\\w+}( == ('[\\w-]*'|\\$\\{\\w+\\.\\w+}))?");

  static Stream<Path> files() throws IOException {
    try (var list = Files.list(FOLDER)) {
      return list.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void fileHoldsOneRouteOfItsOwnName(Path file) throws IOException {
    var name = String.valueOf(file.getFileName());
    assertThat(name).endsWith(ENDING);
    var id = name.substring(0, name.length() - ENDING.length());
    assertThat(id).as("verb-object").matches("[a-z]+(-[a-z0-9]+)+");
    var content = yaml(file);
    assertThat(content.isArray() && content.size() == 1).isTrue();
    var only = content.get(0);
    var route = only.has("route") ? only.get("route") : only.get("routeConfiguration");
    assertThat(route).as("a route or a routeConfiguration").isNotNull();
    assertThat(route.get("id").asText()).isEqualTo(id);
  }

  @ParameterizedTest
  @MethodSource("files")
  void firstLineSaysWhy(Path file) throws IOException {
    assertThat(Files.readAllLines(file).get(0)).matches("# [A-Z].{30,}\\.");
  }

  @ParameterizedTest
  @MethodSource("files")
  void expressionsHoldNoLogic(Path file) {
    for (var expression : EXPRESSIONS) {
      for (var found : yaml(file).findValues(expression)) {
        // The method of a bean is a name; an expression would be an object or hold a gap.
        if (expression.equals("method")) {
          assertThat(found.asText()).matches("\\w+");
        } else {
          assertThat(expression).isEqualTo("simple");
          assertThat(found.asText()).matches(PLAIN);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void stepsAreBeansAndWaysOn(Path file) {
    for (var steps : yaml(file).findValues("steps")) {
      for (var step : steps) {
        step.fieldNames()
            .forEachRemaining(name -> assertThat(ALLOWED_STEPS).as(step.toString()).contains(name));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyBeanAndMethodExists(Path file, StartedAdapter adapter) {
    for (var bean : yaml(file).findValues("bean")) {
      var type = adapter.context().getType(bean.get("ref").asText());
      assertThat(type).as(bean.toString()).isNotNull();
      assertThat(Stream.of(type.getMethods()).map(method -> method.getName()))
          .contains(bean.get("method").asText());
    }
  }

  @Test
  void everyDirectHasOneConsumer() throws IOException {
    var consumers = new ArrayList<String>();
    var producers = new ArrayList<String>();
    files()
        .forEach(
            file -> {
              for (var from : yaml(file).findValues("from")) {
                consumers.add(from.get("uri").asText());
              }
              for (var to : yaml(file).findValues("to")) {
                producers.add(to.isTextual() ? to.asText() : to.get("uri").asText());
              }
            });
    producers.addAll(List.of(IntakeGateway.FORM, IntakeGateway.RESOURCES, PullOperation.ROUTE));
    assertThat(consumers).doesNotHaveDuplicates();
    assertThat(consumers)
        .containsAll(producers.stream().filter(uri -> uri.startsWith("direct:")).toList());
  }

  @Test
  void allOfThemStart(StartedAdapter adapter) throws IOException {
    var camel = adapter.bean(CamelContext.class);
    var routes =
        files()
            .filter(file -> yaml(file).get(0).has("route"))
            .map(file -> yaml(file).get(0).get("route"))
            // A route that a setting switches on is off here.
            .filter(route -> !route.has("autoStartup"))
            .map(route -> route.get("id").asText())
            .toList();
    assertThat(camel.getRoutes()).extracting(route -> route.getRouteId()).containsAll(routes);
    assertThat(routes).allMatch(id -> camel.getRouteController().getRouteStatus(id).isStarted());
  }

  private static JsonNode yaml(Path file) {
    try {
      return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
