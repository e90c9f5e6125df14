package nl.pzp.convert;

import java.util.List;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;

/**
 * The content of one text.
 *
 * @param version of FHIR of the text
 * @param content a Bundle or one resource; STU3 is converted to R4
 * @param resources copies with ids, and references to those ids
 * @param arrival losses, tolerances and ambiguities of the conversion from STU3
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
