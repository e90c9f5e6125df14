package nl.pzp.convert;

import java.util.List;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;

/**
 * What one text holds.
 *
 * @param version in which it was written
 * @param content as it was read: a Bundle or one resource; what was STU3 as R4
 * @param resources copies of what is in it, each under an id, with references that name those ids
 * @param arrival what reading STU3 as R4 lost and tolerated, and what it could not decide
 */
public record Message(
    FhirVersion version, Resource content, List<Resource> resources, List<Problem> arrival) {

  public Message {
    resources = List.copyOf(resources);
    arrival = List.copyOf(arrival);
  }

  public <R extends Resource> List<R> all(Class<R> type) {
    return resources.stream().filter(type::isInstance).map(type::cast).toList();
  }

  public List<QuestionnaireResponse> forms() {
    return all(QuestionnaireResponse.class);
  }

  @Override
  public String toString() {
    return "Message[" + resources.size() + " resources]";
  }
}
