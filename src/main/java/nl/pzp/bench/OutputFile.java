package nl.pzp.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Where a result goes: the file that was named, else the standard output. */
final class OutputFile {

  private OutputFile() {}

  /**
   * Writes the text, whole or not at all.
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
