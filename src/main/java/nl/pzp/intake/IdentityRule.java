package nl.pzp.intake;

import java.util.function.Predicate;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.hl7.fhir.r4.model.Patient;

/** Refuses a message whose birth date contradicts the person that its number finds. */
final class IdentityRule {

  private final BsnIdentifiers bsns;

  IdentityRule(BsnIdentifiers bsns) {
    this.bsns = bsns;
  }

  /**
   * Checks every Patient and every form of the message; a contradiction is never resolved here.
   *
   * @throws nl.pzp.problem.ProblemException when one contradicts
   */
  void check(MessageDraft draft, PersonResources known) {
    for (var part : draft.parts()) {
      if (part.resource() instanceof Patient patient
          && BirthDateRule.contradicts(
              BirthDateRule.born(patient), known, own(part, patient, draft.arrival()))) {
        throw refusal(part.entry(), "birthDate");
      }
    }
    // The Patient beside a form was checked, and leads.
    var hasPatient = draft.parts().stream().anyMatch(part -> part.resource() instanceof Patient);
    for (var form : draft.forms()) {
      var answers = form.answers();
      if (answers != null
          && !hasPatient
          && BirthDateRule.contradicts(
              answers.birthDate(),
              known,
              version -> version.version().source().equals(form.source()))) {
        throw refusal(form.entry(), "item");
      }
    }
  }

  // Two Patients that a source itself numbers apart are no correction of each other, unless it
  // says that they are one.
  private Predicate<ParsedVersion> own(Part part, Patient patient, Arrival arrival) {
    var isNumbered =
        part.action() == Part.Action.UPDATE
            || BusinessIdentifiers.of(patient).stream()
                .anyMatch(each -> !bsns.isSystem(each.getSystem()));
    return version ->
        version.version().source().equals(part.source())
            && (version.version().id().equals(part.id()) || !isNumbered || arrival.merge() != null);
  }

  private static ProblemException refusal(int entry, String element) {
    return Problem.of(ApiProblem.BIRTH_DATE_CONTRADICTS)
        .at(Place.at("Bundle.entry[" + entry + "].resource." + element))
        .asException();
  }

  /** Whether this is such a refusal. */
  static boolean isContradiction(ProblemException refusal) {
    return refusal.problems().stream()
        .anyMatch(problem -> problem.code() == ApiProblem.BIRTH_DATE_CONTRADICTS);
  }
}
