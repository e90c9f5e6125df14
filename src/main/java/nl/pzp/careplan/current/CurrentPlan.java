package nl.pzp.careplan.current;

import java.util.List;

/**
 * What holds for one patient on one day.
 *
 * @param entries in the order of {@link PlanSubject}; on every subject that is always shown, and on
 *     every other treatment that was named
 * @param wills advance directives in force
 * @param conflicts the gravest first, in an order that does not depend on arrival
 */
public record CurrentPlan(
    AsOf asOf,
    PlanPerson person,
    List<PlanEntry> entries,
    List<Will> wills,
    List<Conflict> conflicts) {

  public CurrentPlan {
    entries = List.copyOf(entries);
    wills = List.copyOf(wills);
    conflicts = List.copyOf(conflicts);
  }

  /** The first entry on a subject; there is one on every subject that is always shown. */
  public PlanEntry on(PlanSubject kind) {
    return entries.stream()
        .filter(entry -> entry.subject().kind() == kind)
        .findFirst()
        .orElseGet(
            () ->
                new PlanEntry(
                    PlanEntrySubject.of(kind), EntryState.NOT_RECORDED, List.of(), List.of()));
  }

  /** What somebody must look at on this subject. */
  public List<Conflict> conflictsOn(PlanEntrySubject subject) {
    return conflicts.stream().filter(conflict -> subject.equals(conflict.subject())).toList();
  }
}
