package nl.pzp.stu3;

import java.util.List;
import nl.pzp.problem.Problem;
import org.hl7.fhir.dstu3.model.Resource;

/**
 * A resource in the plain shape of zib2017.
 *
 * @param problems one information per tolerance used; errors for ambiguities
 */
public record PlainShape(Resource resource, List<Problem> problems) {

  public PlainShape {
    problems = List.copyOf(problems);
  }
}
