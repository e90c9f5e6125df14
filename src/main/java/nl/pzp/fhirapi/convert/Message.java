package nl.pzp.fhirapi.convert;

import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;

/**
 * What one text holds.
 *
 * @param content as it was read: a Bundle or one resource
 * @param resources copies of what is in it, each under an id, with references that name those ids
 */
public record Message(Resource content, List<Resource> resources) {

  public Message {
    resources = List.copyOf(resources);
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
