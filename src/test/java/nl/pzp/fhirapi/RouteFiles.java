package nl.pzp.fhirapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The route files with their first lines, and the Java classes that send to them. */
final class RouteFiles {

  private static final Pattern URI = Pattern.compile("\"(direct:[a-z0-9-]+)\"");
  private static final Pattern FIRST = Pattern.compile("# Started by (.+); then (.+)\\.");
  private static final Pattern CALLERS = Pattern.compile("(\\w+) \\(([^)]+)\\)");
  private static final JavaClasses MAIN =
      new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("nl.pzp");

  /**
   * A route.
   *
   * @param callers classes that the first line names as starters
   * @param next named in the first line: routes, a file, or the response
   * @param to the endpoints in its steps
   */
  record Way(
      String id,
      String configuration,
      String from,
      List<String> starters,
      Map<String, List<String>> callers,
      List<String> next,
      List<String> to,
      List<String> beans) {}

  private RouteFiles() {}

  static List<Way> read() {
    return files().filter(file -> node(file).has("route")).map(RouteFiles::way).toList();
  }

  private static Way way(Path file) {
    var route = node(file).get("route");
    var first = FIRST.matcher(lines(file).get(0));
    if (!first.matches()) {
      throw new IllegalStateException(file + " does not say who starts it");
    }
    var callers = new TreeMap<String, List<String>>();
    CALLERS
        .matcher(first.group(1))
        .results()
        .forEach(found -> callers.put(found.group(1), names(found.group(2))));
    return new Way(
        route.get("id").asText(),
        route.get("routeConfigurationId").asText(),
        route.get("from").get("uri").asText(),
        names(first.group(1).replaceAll(" \\([^)]+\\)", "")),
        callers,
        names(first.group(2)),
        route.findValues("to").stream().map(to -> to.get("uri").asText()).toList(),
        route.findValues("bean").stream().map(bean -> bean.get("ref").asText()).toList());
  }

  /** The first line of each routeConfiguration, after "Used by". */
  static Map<String, String> configurations() {
    var found = new TreeMap<String, String>();
    files()
        .filter(file -> node(file).has("routeConfiguration"))
        .forEach(
            file ->
                found.put(
                    node(file).get("routeConfiguration").get("id").asText(),
                    lines(file).get(0).replaceFirst("^# Used by ", "").replaceFirst("\\.$", "")));
    return found;
  }

  /** Names in a phrase: {@code a, b and c}. */
  static List<String> names(String text) {
    return Arrays.stream(text.split(", | and ", -1)).map(String::strip).toList();
  }

  /** The name of a non-route endpoint in a first line. */
  static String outside(String uri) {
    return switch (uri.substring(0, uri.indexOf(':'))) {
      case "file" -> "a file in a folder";
      case "sftp" -> "a file on an SFTP server";
      case "timer" -> "a timer";
      default -> uri;
    };
  }

  /** The classes that contain the URI of a route. */
  static Map<String, List<String>> holders() {
    var found = new TreeMap<String, List<String>>();
    try (var walk = Files.walk(Path.of("src/main/java"))) {
      walk.filter(file -> file.toString().endsWith(".java"))
          .forEach(
              file ->
                  URI.matcher(String.join("\n", lines(file)))
                      .results()
                      .forEach(
                          match ->
                              found
                                  .computeIfAbsent(match.group(1), uri -> new ArrayList<>())
                                  .add(String.valueOf(file.getFileName()).replace(".java", ""))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The classes that call a class or its interface, except classes that define beans. */
  static Set<String> callersOf(String holder) {
    var type = named(holder);
    return Stream.concat(Stream.of(type), type.getAllRawInterfaces().stream())
        .flatMap(each -> each.getMethodCallsToSelf().stream())
        .map(call -> call.getOriginOwner().getSimpleName())
        .filter(name -> !name.equals(holder) && !name.endsWith("Configuration"))
        .collect(Collectors.toSet());
  }

  /** The classes that start a route, directly or through the class that holds its URI. */
  static List<JavaClass> startersInJava(Way way) {
    return holders().getOrDefault(way.from(), List.of()).stream()
        .flatMap(holder -> Stream.concat(Stream.of(holder), callersOf(holder).stream()))
        .map(RouteFiles::named)
        .toList();
  }

  /** Whether both share a package, or the second's package names the first as a type. */
  static boolean belongsTogether(JavaClass starter, Class<?> bean) {
    return Stream.concat(Stream.of(starter), starter.getAllRawInterfaces().stream())
        .anyMatch(type -> type.getPackageName().equals(bean.getPackageName()));
  }

  private static JavaClass named(String simpleName) {
    return MAIN.stream()
        .filter(type -> type.getSimpleName().equals(simpleName))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Path> files() {
    try {
      return RouteFilesTest.files();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode node(Path file) {
    return Objects.requireNonNull(RouteFilesTest.yaml(file).get(0));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
