package nl.pzp.careplan;

import nl.pzp.form.YesNoUnknown;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Registration of the organ donation choice (question 5d) as Observation
 * (ACP-OrganDonationChoiceRegistration), and back.
 */
final class OrganDonationChoiceRegistrationMapper {

  private final Pack pack;

  OrganDonationChoiceRegistrationMapper(Pack pack) {
    this.pack = pack;
  }

  void write(PlanDraft draft, Reference encounter) {
    var registered = draft.form().organDonationChoiceRegistered();
    if (registered == null) {
      return;
    }
    var observation =
        PlanObservation.draft(
            draft,
            ObservationTopic.ORGAN_DONATION_CHOICE_REGISTRATION,
            AcpProfile.ORGAN_DONATION_CHOICE_REGISTRATION,
            encounter);
    observation.setMethod(draft.concept(Method.ORGAN_DONATION_CHOICE_REGISTRATION));
    // 1435 orgaandonatie vastgelegd | Observation.value
    observation.setValue(draft.concept(registered));
  }

  @Nullable YesNoUnknown read(Observation observation) {
    if (observation.hasDataAbsentReason()) {
      return YesNoUnknown.UNKNOWN;
    }
    return observation.hasValueCodeableConcept()
        ? PlanCodes.meaning(pack, YesNoUnknown.class, observation.getValueCodeableConcept())
            .orElse(null)
        : null;
  }
}
