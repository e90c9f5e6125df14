package nl.pzp.pull;

import java.util.List;
import nl.pzp.problem.Problem;

/**
 * The outcome of a pull from one source.
 *
 * @param read number of plan resources that it gave
 * @param changed number of versions that are new in the record
 */
record SourceOutcome(
    String source, PullState state, int read, int changed, List<Problem> problems) {

  SourceOutcome {
    problems = List.copyOf(problems);
  }

  /** The outcome without resources: the source has none, or an error occurred. */
  static SourceOutcome without(String source, List<Problem> problems) {
    var failed = problems.stream().anyMatch(Problem::isError);
    return new SourceOutcome(source, failed ? PullState.FAILED : PullState.NOTHING, 0, 0, problems);
  }
}
