package nl.pzp.careplan.current;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.careplan.current.Stated.Kind;
import nl.pzp.careplan.current.Statement.Force;
import nl.pzp.form.YesNoUnknown;

/** Chooses the leading statement on a subject: the newest discussion, never the newest arrival. */
final class EntryRules {

  private EntryRules() {}

  /** The entry on this subject, from distinct statements in any order. */
  static PlanEntry entry(PlanEntrySubject subject, List<Statement> stated) {
    var all = stated.stream().sorted(Statement.NEWEST_FIRST).toList();
    var inForce =
        all.stream().filter(s -> s.force() == Force.HOLDS || s.force() == Force.ENDED).toList();
    // "Not discussed" is no answer, so an older answer is still the newest.
    var answers = inForce.stream().filter(s -> s.stated().kind() != Kind.NOT_DISCUSSED).toList();
    var candidates = answers.isEmpty() ? inForce : answers;
    if (candidates.isEmpty()) {
      var unverified = all.stream().filter(s -> s.force() == Force.UNVERIFIED).toList();
      return unverified.isEmpty()
          ? entry(subject, EntryState.NOT_RECORDED, List.of(), all)
          : entry(subject, EntryState.UNVERIFIED, unverified, without(unverified, all));
    }
    var implanted = implanted(subject, candidates);
    if (!implanted.isEmpty()) {
      return entry(subject, EntryState.CONTRADICTORY, implanted, without(implanted, all));
    }
    var dated = candidates.stream().filter(Statement::isDated).toList();
    if (dated.isEmpty()) {
      return withoutDay(subject, candidates, all);
    }
    var newest = dated.stream().filter(s -> dated.stream().noneMatch(s::isOlderThan)).toList();
    return decided(subject, newest, all);
  }

  // A form that says "no ICD" does not explant one: while any source still has it in use, or gives
  // no day, both are shown. A newer "yes" holds, because a device can be implanted since.
  private static List<Statement> implanted(PlanEntrySubject subject, List<Statement> candidates) {
    if (subject.kind() != PlanSubject.DEFIBRILLATOR) {
      return List.of();
    }
    var holding = candidates.stream().filter(s -> s.force() == Force.HOLDS).toList();
    var absent = holding.stream().filter(s -> says(s, YesNoUnknown.NO)).toList();
    var present = holding.stream().filter(s -> says(s, YesNoUnknown.YES)).toList();
    var isDecided =
        present.stream().anyMatch(yes -> absent.stream().allMatch(no -> no.isOlderThan(yes)));
    return absent.isEmpty() || present.isEmpty() || isDecided
        ? List.of()
        : Stream.concat(present.stream(), absent.stream()).sorted(Statement.NEWEST_FIRST).toList();
  }

  private static boolean says(Statement statement, YesNoUnknown answer) {
    return statement.stated().value().equals(answer.name());
  }

  private static PlanEntry entry(
      PlanEntrySubject subject, EntryState state, List<Statement> chosen, List<Statement> others) {
    return new PlanEntry(subject, state, chosen, others, List.of());
  }

  private static PlanEntry withoutDay(
      PlanEntrySubject subject, List<Statement> candidates, List<Statement> all) {
    return subject.kind().needsDay()
        ? entry(subject, EntryState.UNDATED, candidates, without(candidates, all))
        : decided(subject, candidates, all);
  }

  private static PlanEntry decided(
      PlanEntrySubject subject, List<Statement> newest, List<Statement> all) {
    var holding = newest.stream().filter(s -> s.force() == Force.HOLDS).toList();
    if (holding.isEmpty()) {
      return entry(subject, EntryState.ENDED, newest, without(newest, all));
    }
    return entry(subject, state(subject, holding), holding, without(holding, all));
  }

  private static EntryState state(PlanEntrySubject subject, List<Statement> holding) {
    var first = holding.get(0).stated();
    if (holding.stream().anyMatch(s -> s.stated().kind() == Kind.UNREADABLE)) {
      return EntryState.UNREADABLE;
    }
    if (!subject.kind().isNarrative()
        && holding.stream().anyMatch(s -> !s.stated().sameAs(first))) {
      return EntryState.CONTRADICTORY;
    }
    return switch (first.kind()) {
      case DECIDED -> EntryState.HOLDS;
      case UNKNOWN -> EntryState.UNKNOWN;
      case NOT_YET_DECIDED -> EntryState.NOT_YET_DECIDED;
      case NOT_DISCUSSED -> EntryState.NOT_DISCUSSED;
      case UNREADABLE -> EntryState.UNREADABLE;
    };
  }

  private static List<Statement> without(List<Statement> chosen, List<Statement> all) {
    var rest = new ArrayList<>(all);
    rest.removeAll(chosen);
    return rest;
  }
}
