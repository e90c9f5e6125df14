package nl.pzp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.pzp.fixtures.ProjectClasses;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * docs/errors.md and docs/configuration.md agree with the code. {@code -Dpzp.docs.write=true}
 * writes them.
 */
class GeneratedDocsTest {

  private static final Locale DUTCH = Locale.forLanguageTag("nl");
  private static final JavaClasses CLASSES = ProjectClasses.OF_THE_PROGRAM;

  private final ProblemCatalogue catalogue = ProblemCatalogue.in(Path.of("profiles", "problems"));

  @Test
  void everyProblemHasItsTextsAndEveryTextItsProblem() {
    var codes = codes();

    assertThat(codes).extracting(ProblemCode::id).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(catalogue.ids()))
        .isEqualTo(
            codes.stream().map(ProblemCode::id).collect(Collectors.toCollection(TreeSet::new)));
    for (var code : codes) {
      for (var reader : List.of(DUTCH, Locale.ENGLISH)) {
        var text = catalogue.text(Problem.of(code), reader);
        assertThat(text.message()).as(code.id()).isNotBlank();
        assertThat(text.remedy()).as(code.id()).isNotBlank();
      }
    }
  }

  @Test
  void errorsAreDocumented() throws IOException {
    assertDocumented("errors.md", errors());
  }

  @Test
  void settingsAreDocumented() throws IOException {
    assertDocumented("configuration.md", configuration());
  }

  private static void assertDocumented(String file, String expected) throws IOException {
    var path = Path.of("docs", file);
    if (Boolean.getBoolean("pzp.docs.write")) {
      Files.writeString(path, expected);
    }
    assertThat(path).content().isEqualTo(expected);
  }

  private String errors() {
    var text =
        new StringBuilder(
            """
            # What can be wrong

            Every refusal and every warning has a code that never changes its meaning. Words in braces are filled
            in: codes, question numbers and limits, never patient data. Made from `profiles/problems` and the code.

            | code | severity | status | what | what to do |
            |---|---|---|---|---|
            """);
    for (var code : codes()) {
      var dutch = catalogue.text(Problem.of(code), DUTCH);
      var english = catalogue.text(Problem.of(code), Locale.ENGLISH);
      text.append("| ")
          .append(code.id())
          .append(" | ")
          .append(code.severity().name().toLowerCase(Locale.ROOT))
          .append(" | ")
          .append(code.httpStatus())
          .append(" | ")
          .append(cell(english.message() + "<br>*" + dutch.message() + "*"))
          .append(" | ")
          .append(cell(english.remedy() + "<br>*" + dutch.remedy() + "*"))
          .append(" |\n");
    }
    return text.toString();
  }

  private static List<ProblemCode> codes() {
    return CLASSES.stream()
        .filter(each -> each.isEnum() && each.isAssignableTo(ProblemCode.class))
        .flatMap(each -> Arrays.stream(each.reflect().getEnumConstants()))
        .map(ProblemCode.class::cast)
        .sorted(Comparator.comparing(ProblemCode::id))
        .toList();
  }

  private static String configuration() throws IOException {
    var text =
        new StringBuilder(
            """
            # Settings

            On the command line as `--name=value`, in an `application.yaml` beside the jar, or as an environment
            variable in capitals with underscores (`pzp.data.dir` is `PZP_DATA_DIR`). Made from the code.

            | setting | default | what |
            |---|---|---|
            | `server.port` | `8080` | port of the FHIR doors |
            | `server.address` | `127.0.0.1` | must be loopback while `pzp.security.mode` is `open` |
            | `management.server.port` | `8081` | port of health and figures, on loopback |
            | `pzp.data.dir` | `./data` | where the database and the keys lie |
            | `pzp.keys.dir` | `keys` in `pzp.data.dir` | where the keys lie, when apart from the database |
            | `pzp.routes.dir` | `camel-routes` in the working folder or beside the jar | the routes |
            | `spring.datasource.url` | a file of H2 in `pzp.data.dir` | JDBC address; for PostgreSQL `jdbc:postgresql://host:port/database` |
            | `spring.datasource.username` | `sa` | |
            | `spring.datasource.password` | | |
            """);
    var settings =
        CLASSES.stream()
            .filter(each -> each.isAnnotatedWith(ConfigurationProperties.class))
            .<Class<?>>map(each -> each.reflect())
            .sorted(Comparator.comparing(GeneratedDocsTest::prefix))
            .toList();
    for (var type : settings) {
      var source =
          Files.readString(Path.of("src/main/java", type.getName().replace('.', '/') + ".java"));
      for (var component : type.getRecordComponents()) {
        text.append("| `")
            .append(prefix(type))
            .append('.')
            .append(kebab(component.getName()))
            .append("` | ")
            .append(defaultOf(component, type))
            .append(" | ")
            .append(cell(explanation(component, source)))
            .append(" |\n");
      }
    }
    return text.toString();
  }

  private static String prefix(Class<?> type) {
    var properties = type.getAnnotation(ConfigurationProperties.class);
    return properties.value().isEmpty() ? properties.prefix() : properties.value();
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String defaultOf(RecordComponent component, Class<?> type) {
    for (var constructor : type.getDeclaredConstructors()) {
      for (var parameter : constructor.getParameters()) {
        var value = parameter.getAnnotation(DefaultValue.class);
        if (parameter.getName().equals(component.getName())
            && value != null
            && value.value().length > 0) {
          return "`" + String.join(", ", value.value()) + "`";
        }
      }
    }
    return "";
  }

  private static String explanation(RecordComponent component, String source) {
    var matcher =
        Pattern.compile(
                "@param "
                    + component.getName()
                    + " (.*?)(?=\\n \\* @|\\n \\*/|\\n   \\* @|\\n   \\*/)",
                Pattern.DOTALL)
            .matcher(source);
    assertThat(matcher.find()).as("Javadoc of setting " + component.getName()).isTrue();
    return matcher
        .group(1)
        .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
        .replaceAll("\\{@code ([^}]*)}", "`$1`");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").strip();
  }
}
