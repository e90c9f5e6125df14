package nl.pzp.careplan;

import java.util.List;
import java.util.Optional;
import nl.pzp.form.Concept;
import nl.pzp.form.FormQuestions;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Observation;

/** Finds one conversation's observation on a topic. */
final class ObservationChoice {

  private final Pack pack;
  private final PlanResources resources;
  private final ConversationChoice choice;
  private final FormQuestions questions;

  ObservationChoice(
      Pack pack, PlanResources resources, ConversationChoice choice, FormQuestions questions) {
    this.pack = pack;
    this.resources = resources;
    this.choice = choice;
    this.questions = questions;
  }

  Optional<Observation> choose(ObservationTopic topic, Concept concept) {
    var candidates =
        resources.all(Observation.class).stream()
            .filter(observation -> PlanObservation.isAbout(pack, topic, observation))
            .filter(observation -> observation.hasValue() || observation.hasDataAbsentReason())
            .toList();
    return choice.choose(candidates, ObservationChoice::answer, questions.place(concept));
  }

  // Compares codes, because displays vary.
  private static List<String> answer(Observation observation) {
    if (observation.hasValueCodeableConcept()) {
      return observation.getValueCodeableConcept().getCoding().stream()
          .map(coding -> coding.getSystem() + "|" + coding.getCode())
          .toList();
    }
    return observation.hasValue() ? List.of(observation.getValue().primitiveValue()) : List.of();
  }
}
