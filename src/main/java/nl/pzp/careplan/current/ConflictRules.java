package nl.pzp.careplan.current;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.pzp.careplan.current.Stated.Kind;
import nl.pzp.careplan.current.Statement.Force;

/** Finds conflicts; resolves none. */
final class ConflictRules {

  // From sixteen a patient decides on treatment alone (Dutch Civil Code, book 7, articles 447,
  // 465).
  private static final int DECIDES_ALONE = 16;

  private static final Comparator<Conflict> GRAVEST_FIRST =
      Comparator.comparing((Conflict c) -> c.kind().gravity())
          .thenComparing(
              c -> c.subject() == null ? null : c.subject().kind(),
              Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Conflict::kind)
          .thenComparing(Conflict::key);

  private final WillRules willRules;
  private final CommentRules comments;

  ConflictRules(WillRules willRules, CommentRules comments) {
    this.willRules = willRules;
    this.comments = comments;
  }

  /**
   * All conflicts.
   *
   * @param differingForms references of newest forms that report differing earlier agreements
   */
  List<Conflict> conflicts(
      AsOf asOf,
      PlanPerson person,
      List<PlanEntry> entries,
      List<Will> wills,
      List<String> differingForms) {
    var found = new ArrayList<Conflict>();
    entries.forEach(entry -> found.addAll(on(entry, asOf, person)));
    entries.forEach(entry -> found.addAll(wills(entry, wills)));
    found.addAll(comments.conflicts(entries));
    found.addAll(CombinationRules.conflicts(entries));
    if (!differingForms.isEmpty()) {
      found.add(new Conflict(ConflictKind.EARLIER_AGREEMENTS_DIFFER, null, differingForms));
    }
    found.addAll(aboutPerson(asOf, person, entries));
    return found.stream().distinct().sorted(GRAVEST_FIRST).toList();
  }

  private static List<Conflict> on(PlanEntry entry, AsOf asOf, PlanPerson person) {
    var all = Stream.concat(entry.statements().stream(), entry.others().stream()).toList();
    var found = new ArrayList<Conflict>();
    if (entry.state() == EntryState.CONTRADICTORY && sidesDiffer(entry)) {
      found.add(conflict(ConflictKind.SAME_DAY, entry, entry.statements()));
    }
    if (!entry.subject().kind().isNarrative()) {
      found.addAll(differing(entry));
    }
    each(ConflictKind.UNREADABLE, entry, all.stream().filter(ConflictRules::cannotBeRead), found);
    if (entry.subject().kind().needsDay()) {
      var undated = all.stream().filter(s -> !s.isDated() && isInForce(s));
      each(ConflictKind.NO_DATE, entry, undated, found);
    }
    each(
        ConflictKind.FUTURE_DATE, entry, all.stream().filter(s -> isAfter(s, asOf.today())), found);
    var died = Days.of(person.died());
    if (died != null) {
      each(
          ConflictKind.AFTER_DEATH,
          entry,
          all.stream().filter(s -> isAfter(s, died.last())),
          found);
    }
    return found;
  }

  // A directive against a will is another conflict, with sides of its own.
  private static boolean sidesDiffer(PlanEntry entry) {
    var first = entry.statements().get(0).stated();
    return entry.statements().stream().anyMatch(s -> !s.stated().sameAs(first));
  }

  // Compare each origin's newest answer that was not ended; its earlier answers are history.
  private static List<Conflict> differing(PlanEntry entry) {
    var holding = entry.statements().stream().filter(s -> s.force() == Force.HOLDS).toList();
    var newestByOrigin = new LinkedHashMap<String, Statement>();
    var elsewhere = new ArrayList<Statement>();
    var before = new ArrayList<Statement>();
    for (var other : entry.others()) {
      if (other.force() != Force.HOLDS
          || !other.isDated()
          || !saysSomething(other)
          || holding.stream().anyMatch(s -> s.stated().sameAs(other.stated()))) {
        newestByOrigin.putIfAbsent(other.origin(), other);
        continue;
      }
      var isOwn = entry.statements().stream().noneMatch(other::isOfOtherOrigin);
      var first = newestByOrigin.putIfAbsent(other.origin(), other);
      if (isOwn || first != null) {
        before.add(other);
      } else {
        elsewhere.add(other);
      }
    }
    var found = new ArrayList<Conflict>();
    if (!elsewhere.isEmpty()) {
      found.add(sides(ConflictKind.OTHER_ORGANISATION, entry, elsewhere));
    }
    if (!before.isEmpty()) {
      found.add(sides(ConflictKind.OLDER_ACTIVE, entry, before));
    }
    return found;
  }

  private List<Conflict> wills(PlanEntry entry, List<Will> wills) {
    var found = new ArrayList<Conflict>();
    for (var will : wills) {
      var against =
          entry.statements().stream()
              .filter(s -> s.force() == Force.HOLDS)
              .filter(s -> willRules.contradicts(will, s))
              .toList();
      if (!against.isEmpty()) {
        var references = references(against);
        references.add(will.reference());
        found.add(new Conflict(ConflictKind.WILL_CONTRADICTS, entry.subject(), references));
      }
    }
    return found;
  }

  private static List<Conflict> aboutPerson(AsOf asOf, PlanPerson person, List<PlanEntry> entries) {
    if (entries.stream().allMatch(entry -> entry.statements().isEmpty())
        || !person.representatives().isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Conflict>();
    if (Boolean.FALSE.equals(person.capability().capable())) {
      found.add(
          new Conflict(
              ConflictKind.INCAPABLE_WITHOUT_REPRESENTATIVE, null, List.of(person.reference())));
    }
    if (isMinor(person, asOf.day())) {
      found.add(
          new Conflict(
              ConflictKind.MINOR_WITHOUT_REPRESENTATIVE, null, List.of(person.reference())));
    }
    return found;
  }

  private static boolean isMinor(PlanPerson person, LocalDate day) {
    var born = person.birthDate();
    var days = born == null || born.isEmpty() ? null : Days.of(new nl.pzp.form.Moment(born));
    return days != null && Period.between(days.last(), day).getYears() < DECIDES_ALONE;
  }

  // An earlier "unknown" does not contradict a later decision.
  private static boolean saysSomething(Statement statement) {
    return statement.stated().kind() == Kind.DECIDED
        || statement.stated().kind() == Kind.UNREADABLE;
  }

  private static boolean cannotBeRead(Statement statement) {
    return statement.stated().kind() == Kind.UNREADABLE && isInForce(statement);
  }

  private static boolean isInForce(Statement statement) {
    return statement.force() == Force.HOLDS || statement.force() == Force.LATER;
  }

  private static boolean isAfter(Statement statement, LocalDate day) {
    var days = statement.days();
    return days != null && days.first().isAfter(day);
  }

  private static void each(
      ConflictKind kind, PlanEntry entry, Stream<Statement> statements, List<Conflict> found) {
    var all = statements.toList();
    if (!all.isEmpty()) {
      found.add(conflict(kind, entry, all));
    }
  }

  private static Conflict sides(ConflictKind kind, PlanEntry entry, List<Statement> others) {
    var all = new ArrayList<>(entry.statements());
    all.addAll(others);
    return conflict(kind, entry, all);
  }

  private static Conflict conflict(ConflictKind kind, PlanEntry entry, List<Statement> statements) {
    return new Conflict(kind, entry.subject(), references(statements));
  }

  private static List<String> references(List<Statement> statements) {
    return new ArrayList<>(
        statements.stream().map(Statement::reference).filter(Objects::nonNull).toList());
  }
}
