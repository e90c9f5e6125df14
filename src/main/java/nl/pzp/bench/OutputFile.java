package nl.pzp.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Writes a result to the named file, else to standard output. */
final class OutputFile {

  private OutputFile() {}

  /**
   * Writes the text completely or not at all.
   *
   * @throws nl.pzp.problem.ProblemException when the file cannot be written
   */
  static void write(@Nullable Path file, String text, java.io.PrintStream out) {
    if (file == null) {
      out.print(text);
      out.flush();
      return;
    }
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Problem.of(BenchProblem.OUTPUT_UNWRITABLE).asException();
    }
  }
}
