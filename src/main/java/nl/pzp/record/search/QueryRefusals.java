package nl.pzp.record.search;

import java.util.Collection;
import java.util.stream.Collectors;
import nl.pzp.problem.Problem;

/** Writes a refusal: the parameter and its alternatives, never its value. */
final class QueryRefusals {

  private QueryRefusals() {}

  static Problem of(SearchProblem code, String rawName) {
    return Problem.of(code).with("parameter", SearchName.shown(rawName));
  }

  static Problem of(SearchProblem code, String rawName, Collection<String> known) {
    return of(code, rawName).with("known", list(known));
  }

  static Problem invalid(String rawName, String example) {
    return of(SearchProblem.VALUE_INVALID, rawName).with("example", example);
  }

  /** In alphabetical order; a dash where there is nothing. */
  static String list(Collection<String> names) {
    return names.isEmpty() ? "-" : names.stream().sorted().collect(Collectors.joining(", "));
  }
}
