package nl.pzp.careplan.current;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.pzp.careplan.PlanResourceReader;
import nl.pzp.careplan.current.Statement.Force;
import nl.pzp.form.FormReader;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads the current plan from all resources of one patient. The result does not depend on the order
 * or repetition of arrival.
 */
public final class CurrentPlanReader {

  private final PlanResourceReader reader;
  private final FormReader forms;
  private final WillRows willRows;
  private final ConflictRules conflicts;

  public CurrentPlanReader(PlanResourceReader reader, FormReader forms, DecisionPhrases phrases) {
    this.reader = reader;
    this.forms = forms;
    var wills = new WillRules(phrases);
    this.willRows = new WillRows(wills);
    this.conflicts = new ConflictRules(wills, new CommentRules(phrases));
  }

  /**
   * The plan for one day.
   *
   * @param resources current versions of one patient's record with the named professionals; {@code
   *     meta.source} identifies the source
   */
  public CurrentPlan read(Collection<? extends Resource> resources, AsOf asOf) {
    var record = new RecordReading(resources, reader);
    var person = new PersonReader(reader, asOf).read(record);
    var onForms = new FormStatements(forms, asOf);
    var statements = new ArrayList<>(new StatementReader(reader, asOf).read(record));
    statements.addAll(onForms.defibrillator(record));
    var wills = new WillReader(reader, asOf).read(record);
    var entries =
        entries(superseded(statements, record.successors())).stream()
            .map(entry -> willRows.with(wills, entry))
            .toList();
    return new CurrentPlan(
        asOf,
        person,
        entries,
        wills,
        conflicts.conflicts(asOf, person, entries, wills, onForms.differing(record)));
  }

  // Only a successor from the same source ends a statement; another source's newer statement does
  // not.
  private static List<Statement> superseded(
      List<Statement> statements, Map<String, Set<String>> successors) {
    if (successors.isEmpty()) {
      return statements;
    }
    return statements.stream()
        .map(
            older -> {
              var named = successors.getOrDefault(older.reference(), Set.of());
              var isReplaced =
                  !named.isEmpty()
                      && statements.stream()
                          .anyMatch(
                              newer ->
                                  named.contains(newer.reference())
                                      && !newer.reference().equals(older.reference())
                                      && newer.source().equals(older.source())
                                      && newer.force() != Force.LATER
                                      && newer.subject().key().equals(older.subject().key()));
              return isReplaced && older.force() == Force.HOLDS
                  ? older.with(Force.SUPERSEDED)
                  : older;
            })
        .toList();
  }

  private static List<PlanEntry> entries(List<Statement> statements) {
    var bySubject = new LinkedHashMap<String, List<Statement>>();
    for (var kind : PlanSubject.values()) {
      if (kind.isAlwaysShown()) {
        bySubject.put(PlanEntrySubject.of(kind).key(), new ArrayList<>());
      }
    }
    statements.stream()
        .sorted(Statement.NEWEST_FIRST)
        .forEach(
            statement ->
                bySubject
                    .computeIfAbsent(statement.subject().key(), key -> new ArrayList<>())
                    .add(statement));
    return bySubject.entrySet().stream()
        .map(entry -> EntryRules.entry(subject(entry), entry.getValue()))
        .sorted(
            java.util.Comparator.comparing((PlanEntry e) -> e.subject().kind())
                .thenComparing(e -> e.subject().key()))
        .toList();
  }

  private static PlanEntrySubject subject(Map.Entry<String, List<Statement>> entry) {
    return entry.getValue().isEmpty()
        ? PlanEntrySubject.of(PlanSubject.valueOf(entry.getKey().split("/", 2)[0]))
        : entry.getValue().get(0).subject();
  }
}
