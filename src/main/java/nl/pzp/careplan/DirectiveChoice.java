package nl.pzp.careplan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nl.pzp.careplan.DirectiveRules.Kind;
import nl.pzp.careplan.DirectiveRules.Objection;
import nl.pzp.form.AcpFormBuilder;
import nl.pzp.form.Concept;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.Treatment;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.form.TreatmentDirective;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Consent;

/**
 * Finds the directives of one conversation. A directive that is not plain is never read as a
 * decision: it is reported at its question. It also excludes another directive of that day, because
 * either may hold.
 */
final class DirectiveChoice {

  private final TreatmentDirectiveMapper directives;
  private final DirectiveRules rules;
  private final TreatmentNames names;
  private final FormQuestions questions;
  private final List<Problem> problems;

  DirectiveChoice(
      Pack pack,
      TreatmentDirectiveMapper directives,
      DirectiveRules rules,
      FormQuestions questions,
      List<Problem> problems) {
    this.directives = directives;
    this.rules = rules;
    this.names = new TreatmentNames(pack);
    this.questions = questions;
    this.problems = problems;
  }

  void read(PlanResources resources, ConversationChoice choice, AcpFormBuilder form) {
    var byTreatment = new EnumMap<Treatment, List<Consent>>(Treatment.class);
    for (var consent : inForce(resources)) {
      var treatments = rules.treatments(consent);
      name(consent, treatments);
      treatments.forEach(each -> of(byTreatment, each).add(consent));
    }
    for (var consent : notInForce(resources)) {
      nameNotInForce(consent);
      // A later ending does not revive an older decision.
      if (choice.isNewer(consent)) {
        rules.treatments(consent).forEach(each -> of(byTreatment, each).add(consent));
      }
    }
    byTreatment.forEach((treatment, consents) -> choose(treatment, consents, choice, form));
  }

  private void choose(
      Treatment treatment, List<Consent> consents, ConversationChoice choice, AcpFormBuilder form) {
    var place = place(treatment);
    var chosen =
        byName(treatment, consents).stream()
            .flatMap(each -> choice.choose(each, this::answer, place).stream())
            .filter(consent -> rules.objections(consent).isEmpty())
            .map(consent -> namingItsEnd(consent, place))
            .flatMap(consent -> directives.read(consent).stream())
            .distinct()
            .sorted(Comparator.comparing(DirectiveChoice::isNoRefusal))
            .toList();
    chosen.stream().findFirst().ifPresent(form::directive);
    if (chosen.size() > 1) {
      problems.add(Problem.of(CarePlanProblem.ONE_IN_THE_FORM).at(place).with("type", "Consent"));
    }
  }

  // A refusal goes before the rest when the form has room for one.
  private static boolean isNoRefusal(TreatmentDirective directive) {
    return directive.decision() != TreatmentDecision.DO_NOT_PERFORM;
  }

  /**
   * Decisions on other treatments contradict each other only under one name. One without a name may
   * be about any of them.
   */
  private List<List<Consent>> byName(Treatment treatment, List<Consent> consents) {
    if (treatment != Treatment.OTHER) {
      return List.of(consents);
    }
    var named = new LinkedHashMap<String, List<Consent>>();
    var nameless = new ArrayList<Consent>();
    for (var consent : consents) {
      directives
          .read(consent)
          .map(TreatmentDirective::name)
          .ifPresentOrElse(
              name -> named.computeIfAbsent(name, n -> new ArrayList<>()).add(consent),
              () -> nameless.add(consent));
    }
    if (named.isEmpty()) {
      return List.of(consents);
    }
    named.values().forEach(each -> each.addAll(nameless));
    return List.copyOf(named.values());
  }

  private static List<Consent> of(EnumMap<Treatment, List<Consent>> all, Treatment treatment) {
    return all.computeIfAbsent(treatment, t -> new ArrayList<>());
  }

  private List<Consent> inForce(PlanResources resources) {
    return Stream.concat(
            resources.all(Consent.class).stream(),
            resources.notUnderstood().keySet().stream()
                .filter(Consent.class::isInstance)
                .map(Consent.class::cast))
        .filter(rules::isDirective)
        .toList();
  }

  private List<Consent> notInForce(PlanResources resources) {
    return resources.notInForce().stream()
        .filter(Consent.class::isInstance)
        .map(Consent.class::cast)
        .filter(rules::isDirective)
        .toList();
  }

  // A directive that is not plain equals no other, however similar.
  private Object answer(Consent consent) {
    return directives
        .read(consent)
        .filter(read -> rules.objections(consent).isEmpty())
        .filter(read -> ResourceStatus.holds(consent))
        .<Object>map(DirectiveChoice::said)
        .orElse(consent);
  }

  private static List<String> said(TreatmentDirective directive) {
    return Stream.of(directive.decision(), directive.specification(), directive.name())
        .map(String::valueOf)
        .toList();
  }

  private void name(Consent consent, Set<Treatment> treatments) {
    var objections = rules.objections(consent);
    for (var objection : objections) {
      if (treatments.isEmpty()) {
        problems.add(notPlain(objection, Place.NOWHERE, unknownTreatment(consent)));
      }
      for (var treatment : treatments) {
        problems.add(
            objection.kind() == Kind.NO_DECISION
                ? Problem.of(CarePlanProblem.NO_DECISION).at(place(treatment))
                : notPlain(objection, place(treatment), names.label(treatment)));
      }
    }
    if (objections.isEmpty() && treatments.isEmpty()) {
      problems.add(
          Problem.of(CarePlanProblem.CODE_NOT_IN_FORM).with("code", unknownTreatment(consent)));
    }
    if (objections.isEmpty()
        && !treatments.isEmpty()
        && names.saysMore(consent.getProvision().getCodeFirstRep())) {
      treatments.forEach(
          each -> problems.add(Problem.of(CarePlanProblem.TREATMENT_IN_WORDS).at(place(each))));
    }
  }

  private void nameNotInForce(Consent consent) {
    var treatments = rules.treatments(consent);
    var status = Objects.toString(ResourceStatus.code(consent), "-");
    var problem = Problem.of(CarePlanProblem.NOT_IN_FORCE).with("status", status);
    if (treatments.isEmpty()) {
      problems.add(problem.with("what", unknownTreatment(consent)));
    }
    treatments.forEach(
        each -> problems.add(problem.with("what", names.label(each)).at(place(each))));
  }

  private static Problem notPlain(Objection objection, Place question, String treatment) {
    return Problem.of(CarePlanProblem.DIRECTIVE_NOT_PLAIN)
        .at(new Place(objection.element(), question.linkId()))
        .with("treatment", treatment)
        .with("element", objection.element());
  }

  private static String unknownTreatment(Consent consent) {
    return Objects.toString(
        consent.getProvision().getCodeFirstRep().getCodingFirstRep().getCode(), "-");
  }

  private Place place(Treatment treatment) {
    return questions.place(Concept.TREATMENT_DECISION, treatment);
  }

  private Consent namingItsEnd(Consent consent, Place place) {
    if (consent.getProvision().getPeriod().hasEnd()) {
      problems.add(
          Problem.of(CarePlanProblem.DECISION_ENDS)
              .at(place)
              .with("date", consent.getProvision().getPeriod().getEndElement().getValueAsString()));
    }
    return consent;
  }
}
