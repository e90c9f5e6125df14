package nl.pzp.intake;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.careplan.DirectiveRules;
import nl.pzp.careplan.DirectiveRules.Objection;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;

/**
 * Refuses a treatment directive without one treatment, one decision and a date. A directive that
 * leaves a reader to guess is worse than none.
 */
final class SafetyRules {

  private final DirectiveRules rules;

  SafetyRules(List<Pack> packs) {
    this.rules = new DirectiveRules(packs);
  }

  /** Why the part is refused, and what is kept although no reader will take it for plain. */
  List<Problem> check(Part part) {
    if (!(part.resource() instanceof Consent consent)
        || consent.getStatus() == ConsentState.ENTEREDINERROR
        || !rules.isDirective(consent)) {
      return List.of();
    }
    var problems = new ArrayList<Problem>();
    var place = "Bundle.entry[" + part.entry() + "].resource.";
    for (var objection : rules.objections(consent)) {
      var element = objection.element().substring("Consent.".length());
      problems.add(problem(objection).at(Place.at(place + element)));
    }
    if (!consent.hasDateTime()) {
      problems.add(Problem.of(ApiProblem.DIRECTIVE_DATE).at(Place.at(place + "dateTime")));
    }
    return problems;
  }

  private static Problem problem(Objection objection) {
    return switch (objection.kind()) {
      case TREATMENT -> Problem.of(ApiProblem.DIRECTIVE_TREATMENT);
      case NO_DECISION, DECISION -> Problem.of(ApiProblem.DIRECTIVE_DECISION);
      case NOT_UNDERSTOOD -> Problem.of(ApiProblem.DIRECTIVE_NOT_UNDERSTOOD);
      case NARROWED ->
          Problem.of(ApiProblem.DIRECTIVE_NARROWED).with("element", objection.element());
    };
  }
}
