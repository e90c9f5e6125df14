package nl.pzp.careplan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import nl.pzp.terminology.DutchTime;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Links a plan to its form by Provenance, so that amending or retracting the form also affects its
 * plan.
 */
final class OriginMapper {

  void write(PlanDraft draft, CarePlan plan) {
    var context = draft.context();
    var origin = draft.add(new Provenance(), null, "origin");
    for (var resource : plan.resources()) {
      // The Patient comes from elsewhere; the form only adds to it.
      if (!(resource instanceof org.hl7.fhir.r4.model.Patient)) {
        origin.addTarget(PlanDraft.to(resource));
      }
    }
    origin.setRecorded(Date.from(recorded(draft)));
    origin
        .getActivity()
        .addCoding(
            draft.coding(context.amended() ? PlanCode.FORM_AMENDED : PlanCode.FORM_COMPLETED));
    var who = draft.professional() == null ? draft.patient() : draft.professional();
    origin.addAgent().setWho(who);
    origin
        .addEntity()
        .setRole(ProvenanceEntityRole.SOURCE)
        .setWhat(new Reference("QuestionnaireResponse/" + context.formId()));
  }

  // Never the time of arrival: the same form always gives the same resources.
  private static Instant recorded(PlanDraft draft) {
    var authored = draft.context().authored();
    return authored != null
        ? authored
        : DutchTime.start(LocalDate.parse(draft.day().getValueAsString()));
  }
}
