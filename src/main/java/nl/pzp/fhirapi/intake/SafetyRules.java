package nl.pzp.fhirapi.intake;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.careplan.AcpExtension;
import nl.pzp.careplan.PlanCode;
import nl.pzp.fhirapi.ApiProblem;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;

/**
 * What a treatment directive must say to be kept: on which treatment, what was decided, and when.
 * One that leaves a reader to guess is worse than none.
 */
final class SafetyRules {

  private final List<Pack> packs;

  SafetyRules(List<Pack> packs) {
    this.packs = List.copyOf(packs);
  }

  List<Problem> check(Part part) {
    if (!(part.resource() instanceof Consent consent)
        || consent.getStatus() == ConsentState.ENTEREDINERROR
        || !isDirective(consent)) {
      return List.of();
    }
    var problems = new ArrayList<Problem>();
    var place = "Bundle.entry[" + part.entry() + "].resource.";
    var provision = consent.getProvision();
    if (provision.getCode().size() != 1 || provision.getCodeFirstRep().isEmpty()) {
      problems.add(
          Problem.of(ApiProblem.DIRECTIVE_TREATMENT).at(Place.at(place + "provision.code")));
    }
    if (provision.hasType() == saysOtherwise(consent) || provision.hasProvision()) {
      problems.add(
          Problem.of(ApiProblem.DIRECTIVE_DECISION).at(Place.at(place + "provision.type")));
    }
    if (!consent.hasDateTime()) {
      problems.add(Problem.of(ApiProblem.DIRECTIVE_DATE).at(Place.at(place + "dateTime")));
    }
    return problems;
  }

  private boolean isDirective(Consent consent) {
    return consent.getCategory().stream()
        .flatMap(concept -> concept.getCoding().stream())
        .anyMatch(
            coding ->
                packs.stream()
                    .map(pack -> pack.coded(PlanCode.TREATMENT_DIRECTIVE_CATEGORY))
                    .anyMatch(
                        code ->
                            code.code().equals(coding.getCode())
                                && String.valueOf(code.system()).equals(coding.getSystem())));
  }

  private boolean saysOtherwise(Consent consent) {
    return consent.getModifierExtension().stream()
        .anyMatch(
            extension ->
                packs.stream()
                    .flatMap(pack -> pack.urlIfKnown(AcpExtension.SPECIFICATION_OTHER).stream())
                    .anyMatch(extension.getUrl()::equals));
  }
}
