package nl.pzp.careplan.current;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.pzp.form.TreatmentDecision;

/** Finds decisions that make no sense together in care. They change nothing: somebody must ask. */
final class CombinationRules {

  private record Combination(PlanSubject wanted, List<PlanSubject> refused) {}

  private static final List<Combination> ODD =
      List.of(
          // After resuscitation a patient is ventilated on an intensive care unit.
          new Combination(
              PlanSubject.CARDIOPULMONARY_RESUSCITATION,
              List.of(PlanSubject.ARTIFICIAL_RESPIRATION, PlanSubject.ADMISSION_TO_ICU)),
          new Combination(
              PlanSubject.CARDIOPULMONARY_RESUSCITATION, List.of(PlanSubject.HOSPITAL_ADMISSION)),
          new Combination(PlanSubject.ADMISSION_TO_ICU, List.of(PlanSubject.HOSPITAL_ADMISSION)));

  private CombinationRules() {}

  static List<Conflict> conflicts(List<PlanEntry> entries) {
    var found = new ArrayList<Conflict>();
    for (var odd : ODD) {
      var wanted = decided(entries, odd.wanted(), TreatmentDecision.PERFORM);
      var refused =
          odd.refused().stream()
              .map(each -> decided(entries, each, TreatmentDecision.DO_NOT_PERFORM))
              .toList();
      if (!wanted.isEmpty() && refused.stream().noneMatch(List::isEmpty)) {
        found.add(
            new Conflict(
                ConflictKind.COMBINATION,
                PlanEntrySubject.of(odd.wanted()),
                Stream.concat(wanted.stream(), refused.stream().flatMap(List::stream)).toList()));
      }
    }
    return found;
  }

  private static List<String> decided(
      List<PlanEntry> entries, PlanSubject subject, TreatmentDecision decision) {
    return entries.stream()
        .filter(entry -> entry.subject().kind() == subject)
        .filter(entry -> entry.state() == EntryState.HOLDS)
        .flatMap(entry -> entry.statements().stream().limit(1))
        .filter(statement -> Objects.equals(statement.stated().value(), decision.name()))
        .map(Statement::reference)
        .toList();
  }
}
