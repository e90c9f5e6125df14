package nl.pzp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A log line describes a failure by its classes and frames: an exception message may hold a number,
 * a name or a database value.
 */
class LogCallsTest {

  private static final Path SOURCES = Path.of("src/main/java/nl/pzp");
  private static final Pattern CALL =
      Pattern.compile(
          "\\b(?:LOG|log|logger)\\s*\\.\\s*(?:error|warn|info|debug|trace)\\((?s:.*?);\n");
  private static final Pattern TOLD = Pattern.compile("FailureTrace\\s*\\.of\\(\\w+\\)");
  private static final Pattern FAILURE =
      Pattern.compile(
          "catch \\([\\w.|\\s]+?(\\w+)\\)|\\b(?:Throwable|Exception|\\w+Exception) (\\w+)\\b");
  private static final Pattern WORDS =
      Pattern.compile(
          "getMessage\\(\\)|getLocalizedMessage|getClass\\(\\)|getCause\\(\\)|printStack");

  @Test
  void noLogCallWritesAnExceptionMessageOrItsClassAlone() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      assertThat(
              files.filter(file -> file.toString().endsWith(".java")).flatMap(LogCallsTest::wrong))
          .isEmpty();
    }
  }

  @Test
  void aThrowableIsFoundInALogCall() {
    assertThat(wrong("catch (IOException e) {\n LOG.warn(\"It failed\", e);\n}")).hasSize(1);
    assertThat(wrong("catch (IOException e) {\n LOG.warn(\"{}\", e.getMessage());\n}")).hasSize(1);
    assertThat(wrong("void a(Throwable t) {\n LOG.warn(\"{}\",\n t.toString());\n}")).hasSize(1);
    assertThat(wrong("catch (A | B e) {\n LOG.warn(\"{}\", e.getClass().getName());\n}"))
        .hasSize(1);
    assertThat(wrong("catch (A e) {\n LOG.warn(\"{} {}\", id, FailureTrace.of(e));\n}")).isEmpty();
  }

  private static Stream<String> wrong(Path file) {
    try {
      return wrong(Files.readString(file)).stream().map(call -> file.getFileName() + ": " + call);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> wrong(String source) {
    var names =
        FAILURE
            .matcher(source)
            .results()
            .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
            .distinct()
            .collect(Collectors.joining("|"));
    var failure = Pattern.compile("[(,+]\\s*(?:" + names + ")\\s*(?:[),+]|\\.toString\\(\\))");
    return CALL.matcher(source)
        .results()
        .map(found -> TOLD.matcher(found.group()).replaceAll("told"))
        .filter(
            call ->
                WORDS.matcher(call).find() || (!names.isEmpty() && failure.matcher(call).find()))
        .map(call -> call.replaceAll("\\s+", " "))
        .toList();
  }
}
