package nl.pzp.validation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.terminology.Profiles;
import org.assertj.core.api.Assumptions;

/** The standard's own packages, examples and forms, which lie beside the project, not in it. */
final class SharedFiles {

  static final Profiles PROFILES = Profiles.in(Path.of("profiles"));
  static final Path PACKAGES = Path.of("../shared/ig/packages");
  private static final Path EXAMPLES = Path.of("../shared/ig/examples/r4");
  private static final Path FORMS = Path.of("../shared/ig/forms/r4");

  private SharedFiles() {}

  static void assumePresent() {
    Assumptions.assumeThat(Files.isDirectory(PACKAGES))
        .as("skipped: the national packages are not in ../shared/ig/packages")
        .isTrue();
  }

  /** All R4 examples, single resources and Bundles. */
  static List<Path> examples() {
    return jsonIn(EXAMPLES);
  }

  static List<Path> singleExamples() {
    return examples().stream()
        .filter(file -> !file.getFileName().toString().startsWith("Bundle"))
        .toList();
  }

  /** The two filled forms, both versions of one person's. */
  static List<Path> filledForms() {
    return jsonIn(FORMS).stream()
        .filter(file -> file.getFileName().toString().startsWith("QuestionnaireResponse"))
        .toList();
  }

  static Path example(String name) {
    return EXAMPLES.resolve("hendrik-hartman").resolve(name + ".json");
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode json(Path file) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> jsonIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
