package nl.pzp.careplan.current;

import java.util.List;

/**
 * One patient's plan on one day.
 *
 * @param entries in the order of {@link PlanSubject}: all subjects that are always shown, and every
 *     other treatment named
 * @param wills advance directives in force
 * @param conflicts gravest first, in an order independent of arrival
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

  /** The first entry on a subject; subjects that are always shown have one. */
  public PlanEntry on(PlanSubject kind) {
    return entries.stream()
        .filter(entry -> entry.subject().kind() == kind)
        .findFirst()
        .orElseGet(
            () ->
                new PlanEntry(
                    PlanEntrySubject.of(kind),
                    EntryState.NOT_RECORDED,
                    List.of(),
                    List.of(),
                    List.of()));
  }

  /** Conflicts on this subject. */
  public List<Conflict> conflictsOn(PlanEntrySubject subject) {
    return conflicts.stream().filter(conflict -> subject.equals(conflict.subject())).toList();
  }
}
