package nl.pzp.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.pzp.identifier.DeterministicId;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of the outbox. */
final class OutboxRows {

  private final JdbcTemplate jdbc;
  private final Clock clock;

  OutboxRows(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Writes events in their order, each person's numbered on from where that person's stood. */
  void write(
      MessageId message,
      List<RecordEvent> events,
      Map<PersonId, Persons.Locked> held,
      Persons persons) {
    if (events.isEmpty()) {
      return;
    }
    var fresh = new LinkedHashMap<UUID, RecordEvent>();
    events.forEach(event -> fresh.put(id(event), event));
    fresh.keySet().removeAll(known(fresh.keySet().stream().toList()));
    var counts = new LinkedHashMap<PersonId, Long>();
    var rows = new ArrayList<Object[]>();
    for (var entry : fresh.entrySet()) {
      var event = entry.getValue();
      var before = held.get(event.person());
      var sequence =
          counts.merge(
              event.person(), (before == null ? 0 : before.eventCount()) + 1, (n, m) -> n + 1);
      rows.add(
          new Object[] {
            entry.getKey(),
            event.person().value(),
            sequence,
            event.kind(),
            event.focusType(),
            event.focusId(),
            event.focusVersion(),
            message.value(),
            SqlTime.of(event.occurredAt()),
            SqlTime.of(clock.instant())
          });
    }
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(
          "INSERT INTO outbox_event (event_id, person_id, person_sequence, kind, focus_type,"
              + " focus_id, focus_version, message_id, occurred_at, recorded_at)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          rows);
      counts.forEach(persons::eventCount);
    }
  }

  List<OutboxEvent> pending(int limit) {
    return jdbc.query(
        "SELECT event_id, queue_position, person_id, person_sequence, kind, focus_type, focus_id,"
            + " focus_version, message_id, occurred_at, recorded_at FROM outbox_event"
            + " WHERE published_at IS NULL AND set_aside_at IS NULL ORDER BY queue_position LIMIT ?",
        (row, n) -> event(row),
        limit);
  }

  void published(List<UUID> events) {
    var now = SqlTime.of(clock.instant());
    jdbc.batchUpdate(
        "UPDATE outbox_event SET published_at = ? WHERE event_id = ? AND published_at IS NULL",
        events.stream().map(event -> new Object[] {now, event}).toList());
  }

  void setAside(UUID event) {
    jdbc.update(
        "UPDATE outbox_event SET set_aside_at = ? WHERE event_id = ? AND published_at IS NULL",
        SqlTime.of(clock.instant()),
        event);
  }

  int countSetAside() {
    return java.util.Objects.requireNonNull(
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM outbox_event"
                + " WHERE published_at IS NULL AND set_aside_at IS NOT NULL",
            Integer.class));
  }

  int takeUpAgain() {
    return jdbc.update(
        "UPDATE outbox_event SET set_aside_at = NULL"
            + " WHERE published_at IS NULL AND set_aside_at IS NOT NULL");
  }

  private Set<UUID> known(List<UUID> events) {
    return new HashSet<>(
        jdbc.queryForList(
            "SELECT event_id FROM outbox_event WHERE event_id IN ("
                + String.join(", ", Collections.nCopies(events.size(), "?"))
                + ")",
            UUID.class,
            events.toArray()));
  }

  private static UUID id(RecordEvent event) {
    return UUID.fromString(
        DeterministicId.of(
            "event",
            event.person().toString(),
            event.kind(),
            event.focusType(),
            event.focusId(),
            Integer.toString(event.focusVersion())));
  }

  private static OutboxEvent event(ResultSet row) throws SQLException {
    return new OutboxEvent(
        row.getObject("event_id", UUID.class),
        row.getLong("queue_position"),
        row.getLong("person_sequence"),
        new RecordEvent(
            new PersonId(row.getObject("person_id", UUID.class)),
            row.getString("kind"),
            row.getString("focus_type"),
            row.getString("focus_id"),
            row.getInt("focus_version"),
            SqlTime.get(row, "occurred_at")),
        new MessageId(row.getObject("message_id", UUID.class)),
        SqlTime.get(row, "recorded_at"));
  }
}
