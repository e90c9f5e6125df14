package nl.pzp.careplan;

import java.util.List;
import nl.pzp.form.Concept;
import nl.pzp.form.EarlierAgreements;
import nl.pzp.form.YesNoUnknown;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Consent;

/**
 * Earlier agreements (section 7) and advance directives (ACP-AdvanceDirective). A yes on the form
 * is no document and becomes none; an advance directive on record does answer the question with
 * yes.
 */
final class EarlierAgreementsMapper {

  private final Pack pack;

  EarlierAgreementsMapper(Pack pack) {
    this.pack = pack;
  }

  void write(PlanDraft draft) {
    var earlier = draft.form().earlierAgreements();
    var questions = draft.questions();
    if (earlier.recorded() != null) {
      draft.note(CarePlanProblem.NOT_CARRIED, questions.place(Concept.EARLIER_AGREEMENTS));
    }
    if (earlier.comment() != null) {
      draft.note(CarePlanProblem.NOT_CARRIED, questions.place(Concept.EARLIER_AGREEMENTS_COMMENT));
    }
    if (earlier.differ() != null) {
      draft.note(CarePlanProblem.NOT_CARRIED, questions.place(Concept.EARLIER_AGREEMENTS_DIFFER));
    }
    if (earlier.differ() == YesNoUnknown.YES) {
      draft.note(
          CarePlanProblem.EARLIER_AGREEMENTS_DIFFER,
          questions.place(Concept.EARLIER_AGREEMENTS_DIFFER));
    }
  }

  boolean isAdvanceDirective(Consent consent) {
    return consent.getCategory().stream()
        .anyMatch(concept -> PlanCodes.has(pack, PlanCode.ADVANCE_DIRECTIVE_CATEGORY, concept));
  }

  EarlierAgreements read(List<Consent> advanceDirectives) {
    if (advanceDirectives.isEmpty()) {
      return EarlierAgreements.NOT_ANSWERED;
    }
    var comment = advanceDirectives.get(0).getExtensionByUrl(pack.url(AcpExtension.COMMENT));
    return new EarlierAgreements(
        YesNoUnknown.YES, comment == null ? null : comment.getValue().primitiveValue(), null);
  }
}
