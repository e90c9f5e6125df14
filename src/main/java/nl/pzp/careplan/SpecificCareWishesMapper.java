package nl.pzp.careplan;

import nl.pzp.terminology.AcpProfile;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Specific care wishes (question 5a) as Observation (ACP-SpecificCareWishes). */
final class SpecificCareWishesMapper {

  void write(PlanDraft draft, Reference encounter) {
    var wishes = draft.form().specificCareWishes();
    if (wishes == null) {
      return;
    }
    var observation =
        PlanObservation.draft(
            draft,
            ObservationTopic.SPECIFIC_CARE_WISHES,
            AcpProfile.SPECIFIC_CARE_WISHES,
            encounter);
    observation.setMethod(draft.concept(Method.SPECIFIC_CARE_WISHES));
    // 1190 behandelwensen | Observation.value
    observation.setValue(new StringType(wishes));
  }
}
