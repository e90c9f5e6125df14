package nl.pzp.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import nl.pzp.problem.Problem;

/**
 * The files that a tester names. Each is a file, a folder with its .json and .xml files, a glob
 * pattern, or - for standard input.
 */
final class InputFiles {

  static final String STANDARD_INPUT = "-";

  private static final int MOST_BYTES = 16 << 20;

  private final InputStream in;

  InputFiles(InputStream in) {
    this.in = in;
  }

  /** Reads the files one by one, in the given order; a folder in order of name. */
  void read(List<String> names, Consumer<InputFile> reader) {
    for (var name : names) {
      if (name.equals(STANDARD_INPUT)) {
        reader.accept(standardInput());
      } else {
        named(name, reader);
      }
    }
  }

  private InputFile standardInput() {
    try {
      return limited(STANDARD_INPUT, in.readNBytes(MOST_BYTES + 1));
    } catch (IOException e) {
      return InputFile.refused(STANDARD_INPUT, Problem.of(BenchProblem.FILE_UNREADABLE));
    }
  }

  private static void named(String name, Consumer<InputFile> reader) {
    try {
      var isPattern = name.contains("*") || name.contains("?");
      var path = isPattern ? Path.of("") : Path.of(name);
      if (!isPattern && !Files.exists(path)) {
        reader.accept(InputFile.refused(name, Problem.of(BenchProblem.FILE_ABSENT)));
      } else if (!isPattern && !Files.isDirectory(path)) {
        reader.accept(file(path));
      } else {
        var found = isPattern ? matching(name) : below(path);
        found.forEach(file -> reader.accept(file(file)));
        if (found.isEmpty()) {
          reader.accept(InputFile.refused(name, Problem.of(BenchProblem.NOTHING_IN_FOLDER)));
        }
      }
    } catch (InvalidPathException e) {
      reader.accept(InputFile.refused(name, Problem.of(BenchProblem.FILE_ABSENT)));
    } catch (IOException | UncheckedIOException e) {
      reader.accept(InputFile.refused(name, Problem.of(BenchProblem.FILE_UNREADABLE)));
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(InputFiles::isMessage).sorted().toList();
    }
  }

  // Starts in the deepest folder without a wildcard.
  private static List<Path> matching(String pattern) throws IOException {
    var start = new ArrayList<String>();
    for (var part : pattern.split("/", -1)) {
      if (part.contains("*") || part.contains("?")) {
        break;
      }
      start.add(part);
    }
    var root = start.isEmpty() ? "." : String.join("/", start) + "/";
    var folder = Path.of(root);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var rest = start.isEmpty() ? pattern : pattern.substring(root.length());
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> matcher.matches(folder.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean isMessage(Path file) {
    var name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".json") || name.endsWith(".xml");
  }

  private static InputFile file(Path file) {
    try (var bytes = Files.newInputStream(file)) {
      return limited(file.toString(), bytes.readNBytes(MOST_BYTES + 1));
    } catch (IOException e) {
      return InputFile.refused(file.toString(), Problem.of(BenchProblem.FILE_UNREADABLE));
    }
  }

  private static InputFile limited(String name, byte[] bytes) {
    return bytes.length > MOST_BYTES
        ? InputFile.refused(
            name,
            Problem.of(BenchProblem.FILE_TOO_LARGE).with("limit", Integer.toString(MOST_BYTES)))
        : InputFile.read(name, bytes);
  }
}
