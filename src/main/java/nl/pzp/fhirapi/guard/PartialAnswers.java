package nl.pzp.fhirapi.guard;

import ca.uhn.fhir.util.UrlUtil;
import java.util.Optional;
import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import nl.pzp.record.search.SearchProblem;
import org.jspecify.annotations.Nullable;

/**
 * Refuses {@code _summary} and {@code _elements} wherever no search is made. FHIR allows them on
 * every read; without its modifier extension or period a directive would change its meaning.
 */
public final class PartialAnswers {

  private static final String SUMMARY = "_summary";
  private static final String ELEMENTS = "_elements";
  private static final String WHOLE = "false";

  private PartialAnswers() {}

  /** The refusal when these parameters ask for a part of a resource; else empty. */
  public static Optional<Problem> asked(@Nullable String query) {
    if (query == null) {
      return Optional.empty();
    }
    return UrlUtil.parseQueryString(query).entrySet().stream()
        .filter(
            parameter ->
                isNamed(parameter.getKey(), ELEMENTS)
                    || (isNamed(parameter.getKey(), SUMMARY)
                        && Stream.of(parameter.getValue()).anyMatch(value -> !value.equals(WHOLE))))
        .map(
            parameter ->
                Problem.of(SearchProblem.PARTIAL_RESOURCES)
                    .with("parameter", isNamed(parameter.getKey(), SUMMARY) ? SUMMARY : ELEMENTS))
        .findFirst();
  }

  private static boolean isNamed(String name, String parameter) {
    return name.equals(parameter) || name.startsWith(parameter + ":");
  }
}
