package nl.pzp.careplan.current;

import java.util.List;

/**
 * State of one subject.
 *
 * @param statements behind the state: the one that holds or ended, or all sides of a contradiction;
 *     empty only when nothing is recorded
 * @param others all further statements, newest first: older, ended, drafts, undated
 * @param wills advance directives in force that refuse this treatment, or may do so
 */
public record PlanEntry(
    PlanEntrySubject subject,
    EntryState state,
    List<Statement> statements,
    List<Statement> others,
    List<Will> wills) {
  public PlanEntry {
    statements = List.copyOf(statements);
    others = List.copyOf(others);
    wills = List.copyOf(wills);
  }
}
