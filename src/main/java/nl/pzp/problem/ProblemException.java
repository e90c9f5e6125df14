package nl.pzp.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Carries problems through code that cannot return them. Its message names codes and places only.
 */
public final class ProblemException extends RuntimeException {

  private final transient List<Problem> problems;

  public ProblemException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
