package nl.pzp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every test that docs/HAZARDS.md names as a control exists and runs, in {@code mvn verify} or in
 * the profile {@code proof}. The script .ci/run calls that profile afterwards.
 */
class HazardsTest {

  private static final Path LOG = Path.of("docs", "HAZARDS.md");
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final String LONG_RUN = "proof";
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*)#(\\w+)`");
  private static final Pattern ROW = Pattern.compile("\\| (H-\\d+) \\|.*");
  private static final List<Class<? extends Annotation>> RUN =
      List.of(Test.class, ParameterizedTest.class, TestFactory.class, Property.class);

  /** A test as the hazard log names it. */
  record Named(String type, String method) {
    @Override
    public String toString() {
      return type + "#" + method;
    }
  }

  static Stream<Named> named() throws IOException {
    return NAMED
        .matcher(Files.readString(LOG))
        .results()
        .map(found -> new Named(found.group(1), found.group(2)))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("named")
  void everyNamedTestExistsAndRuns(Named named) throws Exception {
    var method =
        types(named.type()).stream()
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(each -> each.getName().equals(named.method()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("There is no test " + named));
    assertThat(RUN).as(named + " is a test").anyMatch(method::isAnnotationPresent);
    assertThat(method.isAnnotationPresent(Disabled.class)).as(named + " is disabled").isFalse();
    assertThat(method.getDeclaringClass().isAnnotationPresent(Disabled.class))
        .as(named.type() + " is disabled")
        .isFalse();
    assertThat(
            Stream.of(method, method.getDeclaringClass())
                .flatMap(HazardsTest::tags)
                .collect(Collectors.toSet()))
        .as(named + " is of a run that nobody makes")
        .isSubsetOf(LONG_RUN);
  }

  @Test
  void testsLeftOutOfVerifyRunAfterIt() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<tests.left.out>" + LONG_RUN + "</tests.left.out>");
    assertThat(Files.readString(Path.of(".ci", "run"))).contains("mvn -B -P" + LONG_RUN + " ");
  }

  private static Stream<String> tags(AnnotatedElement element) {
    return Stream.concat(
        Arrays.stream(element.getAnnotationsByType(Tag.class)).map(Tag::value),
        Arrays.stream(element.getAnnotationsByType(net.jqwik.api.Tag.class))
            .map(net.jqwik.api.Tag::value));
  }

  @Test
  void everyHazardHasAUniqueNumberAndEveryControlATest() throws IOException {
    var numbers = new ArrayList<String>();
    for (var line : Files.readAllLines(LOG)) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        numbers.add(row.group(1));
        var columns = line.split("\\|", -1).length - 2;
        assertThat(columns).as(row.group(1)).isIn(3, 6);
        if (columns == 6) {
          assertThat(NAMED.matcher(line).find()).as(row.group(1) + " names a test").isTrue();
        }
      }
    }
    assertThat(numbers).doesNotHaveDuplicates().hasSizeGreaterThan(30);
  }

  private static List<Class<?>> types(String name) throws IOException, ClassNotFoundException {
    try (var files = Files.walk(TESTS)) {
      var found = new ArrayList<Class<?>>();
      for (var file :
          files.filter(f -> f.getFileName().toString().equals(name + ".java")).toList()) {
        var path = TESTS.relativize(file).toString();
        found.add(Class.forName(path.replace(".java", "").replace('/', '.')));
      }
      return found;
    }
  }
}
