package nl.pzp.bench.report;

import nl.pzp.problem.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One finding in a file, in the reader's language.
 *
 * @param linkId of the question, absent when it concerns none
 * @param question the text of the question with that of its group
 * @param expression where in the resource, as FHIRPath
 * @param line in the file, from 1; 0 when unknown
 * @param quote from the file, only when the tester asked for it
 */
public record Finding(
    Severity severity,
    String code,
    @Nullable String linkId,
    @Nullable String question,
    @Nullable String expression,
    int line,
    String message,
    String remedy,
    @Nullable String quote) {

  @Override
  public String toString() {
    return "Finding[" + code + "]";
  }
}
