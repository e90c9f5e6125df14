package nl.pzp.careplan;

import nl.pzp.form.Concept;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.CommunicationRequest.CommunicationRequestStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * The request to discuss the agreements with relatives (question 8a) as CommunicationRequest
 * (ACP-InformRelativesRequest), and back. "No" has no resource.
 */
final class InformRelativesMapper {

  private final Pack pack;

  InformRelativesMapper(Pack pack) {
    this.pack = pack;
  }

  void write(PlanDraft draft, Reference encounter) {
    var informed = draft.form().relativesInformed();
    if (informed == null) {
      return;
    }
    if (!informed) {
      draft.note(CarePlanProblem.NOT_CARRIED, draft.questions().place(Concept.RELATIVES_INFORMED));
      return;
    }
    var request =
        draft.add(
            new CommunicationRequest(), AcpProfile.INFORM_RELATIVES_REQUEST, "inform-relatives");
    request.addIdentifier(draft.identifier(request));
    // The form does not ask whether it happened; the guide's example of a first form is active.
    request.setStatus(CommunicationRequestStatus.ACTIVE);
    request.addCategory(
        draft
            .concept(PlanCode.INFORM_RELATIVES)
            .setText(pack.text(CommunicationText.INFORM_RELATIVES)));
    request.addReasonCode(draft.concept(PlanCode.ADVANCE_CARE_PLANNING));
    request.setSubject(draft.patient());
    request.setEncounter(encounter);
    // 963 datum van invullen | CommunicationRequest.authoredOn
    request.setAuthoredOnElement(draft.day());
    request.setSender(draft.patient());
    if (draft.professional() != null) {
      request.setRequester(draft.professional());
    }
  }

  boolean isInformRelatives(CommunicationRequest request) {
    return !request.getDoNotPerform()
        && request.getCategory().stream()
            .anyMatch(concept -> PlanCodes.has(pack, PlanCode.INFORM_RELATIVES, concept));
  }
}
