package nl.pzp.careplan.current;

import java.util.List;

/**
 * How things stand with one subject.
 *
 * @param statements what makes the state: the one that holds or ended, or every side of a
 *     contradiction; empty only when nothing is recorded
 * @param others all else that was stated, newest first: older, ended, drafts, without a day
 */
public record PlanEntry(
    PlanEntrySubject subject,
    EntryState state,
    List<Statement> statements,
    List<Statement> others) {
  public PlanEntry {
    statements = List.copyOf(statements);
    others = List.copyOf(others);
  }
}
