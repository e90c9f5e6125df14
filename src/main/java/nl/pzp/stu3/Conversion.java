package nl.pzp.stu3;

import java.util.List;
import nl.pzp.problem.Problem;

/**
 * A converted resource with its findings.
 *
 * @param resource lacks the elements with errors: a directive with an unclear decision has none
 * @param losses elements that the other version cannot hold, without values
 * @param problems errors for ambiguities in the source, and points to check
 */
public record Conversion<T>(T resource, List<Loss> losses, List<Problem> problems) {

  public Conversion {
    losses = List.copyOf(losses);
    problems = List.copyOf(problems);
  }

  /** Whether the source is too ambiguous to accept. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
