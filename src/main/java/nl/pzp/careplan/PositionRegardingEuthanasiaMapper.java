package nl.pzp.careplan;

import nl.pzp.form.EuthanasiaPosition;
import nl.pzp.form.Wish;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/**
 * The position regarding euthanasia (question 5c) as Observation (ACP-PositionRegardingEuthanasia),
 * and back. Unlike for the place of death, unknown is a value.
 */
final class PositionRegardingEuthanasiaMapper {

  private final Pack pack;

  PositionRegardingEuthanasiaMapper(Pack pack) {
    this.pack = pack;
  }

  void write(PlanDraft draft, Reference encounter) {
    var wish = draft.form().positionRegardingEuthanasia();
    if (wish.choice() == null) {
      return;
    }
    var observation =
        PlanObservation.draft(
            draft,
            ObservationTopic.POSITION_REGARDING_EUTHANASIA,
            AcpProfile.POSITION_REGARDING_EUTHANASIA,
            encounter);
    // 1193 euthanasiestandpunt | Observation.value
    observation.setValue(draft.concept(wish.choice()));
    PlanObservation.note(observation, wish.comment());
  }

  Wish<EuthanasiaPosition> read(Observation observation) {
    var comment = PlanObservation.note(observation.getNote());
    if (observation.hasDataAbsentReason()) {
      return new Wish<>(EuthanasiaPosition.UNKNOWN, comment);
    }
    return observation.hasValueCodeableConcept()
        ? new Wish<>(
            PlanCodes.meaning(pack, EuthanasiaPosition.class, observation.getValueCodeableConcept())
                .orElse(null),
            comment)
        : new Wish<>(null, comment);
  }
}
