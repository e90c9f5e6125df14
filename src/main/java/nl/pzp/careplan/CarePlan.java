package nl.pzp.careplan;

import java.util.List;
import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.Resource;

/**
 * The resources derived from one form, with final ids and mutual references.
 *
 * @param problems answers that no profile holds, and points to check, each at its question
 */
public record CarePlan(List<Resource> resources, List<Problem> problems) {

  public CarePlan {
    resources = List.copyOf(resources);
    problems = List.copyOf(problems);
  }

  public <R extends Resource> Stream<R> all(Class<R> type) {
    return resources.stream().filter(type::isInstance).map(type::cast);
  }
}
