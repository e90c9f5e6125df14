package nl.pzp.stu3;

import java.util.List;
import nl.pzp.problem.Problem;

/**
 * A converted resource with everything that a reader of it should know.
 *
 * @param resource where there are errors it lacks what they are about: a directive whose decision
 *     is unclear has none
 * @param losses what the other version cannot hold, one per element; never holds a value
 * @param problems what the source left unclear, as errors, and what somebody should look at
 */
public record Conversion<T>(T resource, List<Loss> losses, List<Problem> problems) {

  public Conversion {
    losses = List.copyOf(losses);
    problems = List.copyOf(problems);
  }

  /** Whether the source is too unclear to be taken over. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
