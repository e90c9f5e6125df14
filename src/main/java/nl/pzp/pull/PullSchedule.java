package nl.pzp.pull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.pzp.record.PersonId;
import nl.pzp.record.SqlTime;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores when each patient is due at each source. */
final class PullSchedule {

  /**
   * One person at one source.
   *
   * @param failures number of failures in a row
   */
  record Due(PersonId person, Instant dueAt, int failures) {}

  private final JdbcTemplate jdbc;

  PullSchedule(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds the people that became known, the longest known first. */
  void enrol(String source, Instant now, int most) {
    jdbc.update(
        "INSERT INTO pull_schedule (source, person_id, due_at, failures)"
            + " SELECT CAST(? AS VARCHAR), p.person_id, CAST(? AS TIMESTAMP WITH TIME ZONE), 0"
            + " FROM person p"
            + " WHERE p.bsn_index IS NOT NULL AND p.erased_at IS NULL AND p.merged_into IS NULL"
            + " AND NOT EXISTS (SELECT 1 FROM pull_schedule s"
            + " WHERE s.source = ? AND s.person_id = p.person_id)"
            + " ORDER BY p.created_at LIMIT ?",
        source,
        SqlTime.of(now),
        source,
        most);
  }

  /** The people that are due, the longest due first. */
  List<Due> due(String source, Instant now, int most) {
    return jdbc.query(
        "SELECT s.person_id, s.due_at, s.failures FROM pull_schedule s"
            + " JOIN person p ON p.person_id = s.person_id"
            + " WHERE s.source = ? AND s.due_at <= ?"
            + " AND p.erased_at IS NULL AND p.merged_into IS NULL"
            + " ORDER BY s.due_at, s.person_id LIMIT ?",
        (row, n) ->
            new Due(new PersonId(row.getObject(1, UUID.class)), SqlTime.get(row, 2), row.getInt(3)),
        source,
        SqlTime.of(now),
        most);
  }

  /** Claims one for this instance; false when another instance was first. */
  boolean take(String source, Due due, Instant until) {
    return jdbc.update(
            "UPDATE pull_schedule SET due_at = ? WHERE source = ? AND person_id = ?"
                + " AND due_at = ?",
            SqlTime.of(until),
            source,
            due.person().value(),
            SqlTime.of(due.dueAt()))
        == 1;
  }

  /** Stores the result and the next due time. */
  void done(String source, PersonId person, PullState state, int failures, Instant dueAt) {
    jdbc.update(
        "UPDATE pull_schedule SET due_at = ?, outcome = ?, failures = ?"
            + " WHERE source = ? AND person_id = ?",
        SqlTime.of(dueAt),
        state.code(),
        failures,
        source,
        person.value());
  }
}
