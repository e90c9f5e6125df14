package nl.pzp.careplan;

import nl.pzp.form.Concept;
import nl.pzp.form.SharingPermission;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;

/**
 * The patient's permission to share (question 8b) as a privacy Consent, and back. The standard has
 * no profile for it; scope and category distinguish it from directives.
 */
final class SharingPermissionMapper {

  private final Pack pack;

  SharingPermissionMapper(Pack pack) {
    this.pack = pack;
  }

  void write(PlanDraft draft) {
    var sharing = draft.form().sharing();
    if (sharing == null) {
      return;
    }
    switch (sharing) {
      case UNKNOWN ->
          draft.note(
              CarePlanProblem.NOT_CARRIED, draft.questions().place(Concept.SHARING_PERMISSION));
      case AGREED -> {
        var consent = draft.add(new Consent(), null, "sharing");
        consent.addIdentifier(draft.identifier(consent));
        consent.setStatus(ConsentState.ACTIVE);
        consent.setScope(draft.concept(PlanCode.SHARING_SCOPE));
        consent.addCategory(draft.concept(PlanCode.SHARING_CATEGORY));
        consent.setPatient(draft.patient());
        consent.setDateTimeElement(draft.day());
        consent.addPolicy().setUri(pack.url(CarePlanUrl.POLICY));
        // 1201 akkoord met delen | Consent.provision.type
        consent.getProvision().setType(ConsentProvisionType.PERMIT);
      }
    }
  }

  boolean isSharing(Consent consent) {
    return PlanCodes.has(pack, PlanCode.SHARING_SCOPE, consent.getScope());
  }

  boolean isAgreed(Consent consent) {
    var provision = consent.getProvision();
    // The question does not ask for permission with exceptions.
    return provision.getType() == ConsentProvisionType.PERMIT
        && !provision.hasProvision()
        && !provision.hasActor()
        && DirectiveScope.restrictions(provision).isEmpty();
  }

  SharingPermission agreed() {
    return SharingPermission.AGREED;
  }
}
