package nl.pzp.careplan;

import nl.pzp.form.PlaceOfDeath;
import nl.pzp.form.Wish;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/**
 * The preferred place of death (question 5b) as Observation (ACP-PreferredPlaceOfDeath), and back.
 * Unknown becomes a dataAbsentReason, as in the guide's example.
 */
final class PreferredPlaceOfDeathMapper {

  private final Pack pack;

  PreferredPlaceOfDeathMapper(Pack pack) {
    this.pack = pack;
  }

  void write(PlanDraft draft, Reference encounter) {
    var wish = draft.form().preferredPlaceOfDeath();
    if (wish.choice() == null) {
      return;
    }
    var observation =
        PlanObservation.draft(
            draft,
            ObservationTopic.PREFERRED_PLACE_OF_DEATH,
            AcpProfile.PREFERRED_PLACE_OF_DEATH,
            encounter);
    if (wish.choice() == PlaceOfDeath.UNKNOWN) {
      observation.setDataAbsentReason(draft.concept(PlanCode.ASKED_UNKNOWN));
    } else {
      // 1191 plek van overlijden | Observation.value
      observation.setValue(draft.concept(wish.choice()));
    }
    PlanObservation.note(observation, wish.comment());
  }

  Wish<PlaceOfDeath> read(Observation observation) {
    var comment = PlanObservation.note(observation.getNote());
    if (observation.hasDataAbsentReason()) {
      return new Wish<>(PlaceOfDeath.UNKNOWN, comment);
    }
    if (!observation.hasValueCodeableConcept()) {
      return new Wish<>(null, comment);
    }
    // The value set also has "unknown"; some sources send that.
    var value = observation.getValueCodeableConcept();
    var place = PlanCodes.meaning(pack, PlaceOfDeath.class, value);
    var unknown = PlanCodes.has(pack, nl.pzp.form.YesNoUnknown.UNKNOWN, value);
    return new Wish<>(unknown ? PlaceOfDeath.UNKNOWN : place.orElse(null), comment);
  }
}
