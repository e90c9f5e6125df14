package nl.pzp.careplan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.pzp.form.Concept;
import nl.pzp.form.FormQuestions;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reports resources that a plan ignores: those with an unknown modifier, and those not in force by
 * status. {@link DirectiveChoice} handles directives.
 */
final class IgnoredResources {

  private static final Map<ObservationTopic, Concept> QUESTIONS =
      Map.of(
          ObservationTopic.SPECIFIC_CARE_WISHES, Concept.SPECIFIC_CARE_WISHES,
          ObservationTopic.PREFERRED_PLACE_OF_DEATH, Concept.PREFERRED_PLACE_OF_DEATH,
          ObservationTopic.POSITION_REGARDING_EUTHANASIA, Concept.POSITION_REGARDING_EUTHANASIA,
          ObservationTopic.ORGAN_DONATION_CHOICE_REGISTRATION,
              Concept.ORGAN_DONATION_CHOICE_REGISTRATION,
          ObservationTopic.OTHER_IMPORTANT_INFORMATION, Concept.OTHER_IMPORTANT_INFORMATION,
          ObservationTopic.LEGALLY_CAPABLE, Concept.LEGALLY_CAPABLE);

  private final Pack pack;
  private final DirectiveRules rules;
  private final FormQuestions questions;
  private final List<Problem> problems;

  IgnoredResources(
      Pack pack, DirectiveRules rules, FormQuestions questions, List<Problem> problems) {
    this.pack = pack;
    this.rules = rules;
    this.questions = questions;
    this.problems = problems;
  }

  void name(PlanResources resources) {
    resources
        .notUnderstood()
        .forEach(
            (resource, element) -> {
              if (!isDirective(resource)) {
                problems.add(
                    Problem.of(CarePlanProblem.NOT_UNDERSTOOD)
                        .at(new Place(element, place(resource).linkId()))
                        .with("type", resource.fhirType())
                        .with("element", element));
              }
            });
    for (var resource : resources.notInForce()) {
      if (!isDirective(resource)) {
        problems.add(
            Problem.of(CarePlanProblem.NOT_IN_FORCE)
                .at(place(resource))
                .with("what", resource.fhirType())
                .with("status", Objects.toString(ResourceStatus.code(resource), "-")));
      }
    }
  }

  private boolean isDirective(Resource resource) {
    return resource instanceof Consent consent && rules.isDirective(consent);
  }

  private Place place(Resource resource) {
    if (resource instanceof Observation observation) {
      return QUESTIONS.entrySet().stream()
          .filter(topic -> PlanObservation.isAbout(pack, topic.getKey(), observation))
          .findFirst()
          .map(topic -> questions.place(topic.getValue()))
          .orElse(Place.NOWHERE);
    }
    if (resource instanceof Consent consent) {
      return questions.place(
          new SharingPermissionMapper(pack).isSharing(consent)
              ? Concept.SHARING_PERMISSION
              : Concept.EARLIER_AGREEMENTS);
    }
    return switch (resource.fhirType()) {
      case "Goal" -> questions.place(Concept.MEDICAL_POLICY_GOAL);
      case "Device", "DeviceUseStatement" -> questions.place(Concept.DEFIBRILLATOR_PRESENT);
      case "CommunicationRequest" -> questions.place(Concept.RELATIVES_INFORMED);
      case "Encounter", "Procedure" -> questions.place(Concept.CONVERSATION_DATE);
      case "RelatedPerson" -> questions.representative(Concept.FAMILY_NAME);
      default -> Place.NOWHERE;
    };
  }
}
