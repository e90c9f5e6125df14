package nl.pzp.careplan;

import java.util.List;
import java.util.stream.Collectors;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Elements that all observations of a plan share (nl-core-Observation). */
final class PlanObservation {

  private PlanObservation() {}

  /** An observation on the topic, made at the conversation, without value. */
  static Observation draft(
      PlanDraft draft, ObservationTopic topic, AcpProfile profile, Reference encounter) {
    var observation = draft.add(new Observation(), profile, topic.name());
    observation.addIdentifier(draft.identifier(observation));
    observation.setStatus(ObservationStatus.FINAL);
    observation.setCode(draft.concept(topic));
    observation.setSubject(draft.patient());
    observation.setEncounter(encounter);
    observation.setEffective(draft.day());
    if (draft.professional() != null) {
      observation.addPerformer(draft.professional());
    }
    return observation;
  }

  static void note(Observation observation, @Nullable String text) {
    if (text != null) {
      observation.addNote().setText(text);
    }
  }

  /** The notes as one text; null without notes. */
  static @Nullable String note(List<Annotation> notes) {
    return notes.isEmpty()
        ? null
        : notes.stream().map(Annotation::getText).collect(Collectors.joining("\n"));
  }

  static boolean isAbout(Pack pack, ObservationTopic topic, Observation observation) {
    return PlanCodes.has(pack, topic, observation.getCode());
  }
}
