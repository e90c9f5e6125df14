package nl.pzp.pull;

import java.util.List;
import nl.pzp.problem.Problem;

/**
 * How the pull of one source ended.
 *
 * @param read how many resources of the plan it gave
 * @param changed how many versions are new in the record
 */
record SourceOutcome(
    String source, PullState state, int read, int changed, List<Problem> problems) {

  SourceOutcome {
    problems = List.copyOf(problems);
  }

  /** Nothing was taken over: because there is nothing, or because of an error. */
  static SourceOutcome without(String source, List<Problem> problems) {
    var failed = problems.stream().anyMatch(Problem::isError);
    return new SourceOutcome(source, failed ? PullState.FAILED : PullState.NOTHING, 0, 0, problems);
  }
}
