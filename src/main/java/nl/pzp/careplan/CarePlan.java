package nl.pzp.careplan;

import java.util.List;
import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.Resource;

/**
 * The resources that one form gives, with their final ids and references among them.
 *
 * @param problems what no profile holds, and what somebody should look at; each on its question
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
