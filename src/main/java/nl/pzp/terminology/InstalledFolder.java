package nl.pzp.terminology;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a folder of the distribution: the configured one, else in the working folder, else beside
 * the jar.
 */
public final class InstalledFolder {

  private InstalledFolder() {}

  /** The folder. A configured folder need not exist; the error message then names it. */
  public static Path find(String name, @Nullable String configured) {
    if (configured != null && !configured.isBlank()) {
      return Path.of(configured);
    }
    var here = Path.of(name);
    if (Files.isDirectory(here)) {
      return here;
    }
    return besideTheJar()
        .map(folder -> folder.resolve(name))
        .filter(Files::isDirectory)
        .orElse(here);
  }

  // Under "java -jar" the class path is that one jar.
  private static Optional<Path> besideTheJar() {
    var jar = System.getProperty("java.class.path", "");
    return jar.endsWith(".jar")
        ? Optional.ofNullable(Path.of(jar).toAbsolutePath().getParent())
        : Optional.empty();
  }
}
