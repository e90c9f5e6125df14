package nl.pzp.careplan;

import nl.pzp.terminology.AcpProfile;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Other important information (section 6) as Observation (ACP-SenseOfPurpose). */
final class OtherImportantInformationMapper {

  void write(PlanDraft draft, Reference encounter) {
    var text = draft.form().otherImportantInformation();
    if (text == null) {
      return;
    }
    PlanObservation.draft(
            draft,
            ObservationTopic.OTHER_IMPORTANT_INFORMATION,
            AcpProfile.OTHER_IMPORTANT_INFORMATION,
            encounter)
        .setValue(new StringType(text));
  }
}
