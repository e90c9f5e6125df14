package nl.pzp.careplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.form.Concept;
import nl.pzp.form.EarlierAgreements;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.YesNoUnknown;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.Consent;

/**
 * Earlier agreements (section 7) and advance directives (ACP-AdvanceDirective). A yes on the form
 * does not create a document. A recorded advance directive answers the question with yes.
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

  /** The answer yes when there is an advance directive. A restricted one is reported, not read. */
  EarlierAgreements read(List<Consent> consents, FormQuestions questions, List<Problem> problems) {
    var place = questions.place(Concept.EARLIER_AGREEMENTS);
    var plain = new ArrayList<Consent>();
    for (var consent : consents) {
      var objection = isAdvanceDirective(consent) ? objection(consent) : Optional.<String>empty();
      if (objection.isPresent()) {
        problems.add(
            Problem.of(CarePlanProblem.ADVANCE_DIRECTIVE_NOT_PLAIN)
                .at(new Place(objection.get(), place.linkId()))
                .with("element", objection.get()));
      } else if (isAdvanceDirective(consent)) {
        plain.add(consent);
      }
    }
    if (plain.isEmpty()) {
      return EarlierAgreements.NOT_ANSWERED;
    }
    var comments =
        plain.stream()
            .map(consent -> consent.getExtensionByUrl(pack.url(AcpExtension.COMMENT)))
            .filter(Objects::nonNull)
            .map(comment -> comment.getValue().primitiveValue())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (comments.size() > 1) {
      problems.add(
          Problem.of(CarePlanProblem.ONE_IN_THE_FORM)
              .at(questions.place(Concept.EARLIER_AGREEMENTS_COMMENT))
              .with("type", "Consent"));
    }
    return new EarlierAgreements(
        YesNoUnknown.YES, comments.isEmpty() ? null : comments.get(0), null);
  }

  // The profile allows one type of will, without restrictions.
  private static Optional<String> objection(Consent consent) {
    var provision = consent.getProvision();
    if (consent.hasModifierExtension()) {
      return Optional.of("Consent.modifierExtension");
    }
    if (provision.hasProvision()) {
      return Optional.of("Consent.provision.provision");
    }
    if (provision.getCode().size() > 1) {
      return Optional.of("Consent.provision.code");
    }
    return DirectiveScope.restrictions(provision).stream().findFirst();
  }
}
