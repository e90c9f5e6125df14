package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The routes read like text and contain no logic. */
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
  void firstLineNamesStarterNextStepAndReason(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    assertThat(lines.get(0)).matches("# (Started by .+; then .+|Used by .+)\\.");
    assertThat(lines.get(1)).matches("# [A-Z].{30,}\\.");
  }

  @ParameterizedTest
  @MethodSource("files")
  void expressionsHoldNoLogic(Path file) {
    for (var expression : EXPRESSIONS) {
      for (var found : yaml(file).findValues(expression)) {
        // The method of a bean is a name; an expression would be an object or contain a
        // placeholder.
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
  void stepsAreBeansAndEndpoints(Path file) {
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

  @ParameterizedTest
  @MethodSource("files")
  void beanHasTheNameOfItsClass(Path file, StartedAdapter adapter) {
    for (var bean : yaml(file).findValues("bean")) {
      var type = adapter.context().getType(bean.get("ref").asText());
      assertThat(bean.get("ref").asText())
          .isEqualTo(Introspector.decapitalize(String.valueOf(type).replaceFirst(".*\\.", "")));
    }
  }

  @Test
  void everyDirectHasOneConsumer() {
    var ways = RouteFiles.read();
    assertThat(ways).extracting(RouteFiles.Way::from).doesNotHaveDuplicates();
    assertThat(ways)
        .filteredOn(way -> way.from().startsWith("direct:"))
        .extracting(RouteFiles.Way::from)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    RouteFiles.holders().keySet().stream(),
                    ways.stream().flatMap(way -> way.to().stream()))
                .filter(uri -> uri.startsWith("direct:"))
                .collect(Collectors.toSet()));
  }

  @Test
  void uriOfARouteStandsOnceInJava() {
    assertThat(RouteFiles.holders()).allSatisfy((uri, all) -> assertThat(all).as(uri).hasSize(1));
  }

  @Test
  void namedStartersAndActualSendersAreTheSame() {
    var ways = RouteFiles.read();
    for (var way : ways) {
      var senders = new TreeSet<String>();
      if (way.from().startsWith("direct:")) {
        ways.stream()
            .filter(other -> other.to().contains(way.from()))
            .forEach(other -> senders.add(other.id()));
        senders.addAll(RouteFiles.holders().getOrDefault(way.from(), List.of()));
      } else {
        senders.add(RouteFiles.outside(way.from()));
      }
      assertThat(way.starters()).as(way.id()).containsExactlyInAnyOrderElementsOf(senders);
      way.callers()
          .forEach(
              (holder, named) ->
                  assertThat(named)
                      .as("callers of " + holder)
                      .containsExactlyInAnyOrderElementsOf(RouteFiles.callersOf(holder)));
    }
  }

  @Test
  void namedNextStepsAndActualOnesAreTheSame(StartedAdapter adapter) {
    var ways = RouteFiles.read();
    for (var way : ways) {
      var taken =
          way.to().stream()
              .map(uri -> uri.startsWith("direct:") ? uri.substring(7) : RouteFiles.outside(uri));
      assertThat(way.next()).as(way.id()).containsAll(taken.toList());
      for (var next : way.next()) {
        var beans = new ArrayList<Class<?>>();
        way.beans().forEach(ref -> beans.add(adapter.context().getType(ref)));
        assertThat(next.equals("the answer") || leadsTo(way, beans, next, ways))
            .as("%s leads to %s", way.id(), next)
            .isTrue();
      }
    }
  }

  // By the file itself, by a file that it sends to, or by a class that belongs to its beans.
  private static boolean leadsTo(
      RouteFiles.Way way, List<Class<?>> beans, String next, List<RouteFiles.Way> ways) {
    if (way.to().stream().map(RouteFiles::outside).anyMatch(next::equals)) {
      return true;
    }
    var target = ways.stream().filter(other -> other.id().equals(next)).findFirst().orElseThrow();
    return way.to().contains(target.from())
        || (target.from().startsWith("file:") && way.to().isEmpty())
        || RouteFiles.startersInJava(target).stream()
            .anyMatch(
                type -> beans.stream().anyMatch(bean -> RouteFiles.belongsTogether(type, bean)));
  }

  @Test
  void configurationNamesTheRoutesThatUseIt() {
    var ways = RouteFiles.read();
    var all = ways.stream().map(RouteFiles.Way::id).collect(Collectors.toSet());
    RouteFiles.configurations()
        .forEach(
            (id, line) -> {
              var users =
                  ways.stream()
                      .filter(way -> way.configuration().equals(id))
                      .map(RouteFiles.Way::id)
                      .collect(Collectors.toSet());
              var but = "every route but ";
              var named = new TreeSet<>(RouteFiles.names(line.replace(but, "")));
              if (line.startsWith(but)) {
                var rest = new TreeSet<>(all);
                rest.removeAll(named);
                named = rest;
              }
              assertThat(named).as(id).isEqualTo(users);
            });
  }

  @Test
  void everyRouteStarts(StartedAdapter adapter) throws IOException {
    var camel = adapter.bean(CamelContext.class);
    var routes =
        files()
            .filter(file -> yaml(file).get(0).has("route"))
            .map(file -> yaml(file).get(0).get("route"))
            // A route that a setting enables is off here.
            .filter(route -> !route.has("autoStartup"))
            .map(route -> route.get("id").asText())
            .toList();
    assertThat(camel.getRoutes()).extracting(route -> route.getRouteId()).containsAll(routes);
    assertThat(routes).allMatch(id -> camel.getRouteController().getRouteStatus(id).isStarted());
  }

  static JsonNode yaml(Path file) {
    try {
      return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
