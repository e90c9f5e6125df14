package nl.pzp.terminology;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a folder that comes with the program: where the setting says, else in the working folder,
 * else beside the jar.
 */
public final class InstalledFolder {

  private InstalledFolder() {}

  /**
   * The folder; it need not exist when a setting names it, so that the message names that place.
   */
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

  // Started with "java -jar", the class path is the one jar.
  private static Optional<Path> besideTheJar() {
    var jar = System.getProperty("java.class.path", "");
    return jar.endsWith(".jar")
        ? Optional.ofNullable(Path.of(jar).toAbsolutePath().getParent())
        : Optional.empty();
  }
}
