package nl.pzp.record;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.pzp.record.atrest.SealedValues;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The right to erasure (AVG, article 17). A tombstone stays: time and source of the resource, and
 * nothing of its content.
 */
final class Erasure {

  private final JdbcTemplate jdbc;
  private final SealedValues values;
  private final Persons persons;
  private final InboxRows inbox;
  private final MessageLinks links;
  private final OutboxRows events;
  private final Clock clock;

  Erasure(
      JdbcTemplate jdbc,
      SealedValues values,
      Persons persons,
      InboxRows inbox,
      MessageLinks links,
      OutboxRows events,
      Clock clock) {
    this.jdbc = jdbc;
    this.values = values;
    this.persons = persons;
    this.inbox = inbox;
    this.links = links;
    this.events = events;
    this.clock = clock;
  }

  void erase(PersonId person, String reason) {
    var held = persons.lock(person);
    if (held.erased()) {
      return;
    }
    var id = person.value();
    var rows =
        jdbc.query(
            "SELECT resource_type, resource_id, version FROM resource_version WHERE person_id = ?",
            (row, n) -> Versions.row(row.getString(1), row.getString(2), row.getInt(3)),
            id);
    values.forget(Versions.TABLE, Versions.CONTENT, rows);
    jdbc.update(
        "DELETE FROM business_identifier i WHERE EXISTS (SELECT 1 FROM resource_version v"
            + " WHERE v.resource_type = i.resource_type AND v.resource_id = i.resource_id"
            + " AND v.person_id = ?)",
        id);
    jdbc.update(
        "UPDATE resource_version SET deleted = TRUE, content_index = NULL, content_sealed = NULL"
            + " WHERE person_id = ?",
        id);
    inbox.forget(links.of(person));
    var now = SqlTime.of(clock.instant());
    jdbc.update("UPDATE person SET bsn_index = NULL, erased_at = ? WHERE person_id = ?", now, id);
    jdbc.update(
        "INSERT INTO erasure (person_id, erased_at, reason_sealed) VALUES (?, ?, ?)",
        id,
        now,
        values.seal(
            "erasure",
            "reason_sealed",
            person.toString(),
            reason.getBytes(StandardCharsets.UTF_8)));
    announce(held);
  }

  // Holders of a copy must hear of it. The event names the resource that was written last.
  private void announce(Persons.Locked person) {
    jdbc.query(
            "SELECT resource_type, resource_id, version, message_id FROM resource_version"
                + " WHERE person_id = ? ORDER BY last_updated DESC, resource_type, resource_id,"
                + " version DESC LIMIT 1",
            (row, n) -> {
              var event =
                  new RecordEvent(
                      person.id(),
                      RecordEvent.ERASED,
                      row.getString(1),
                      row.getString(2),
                      row.getInt(3),
                      clock.instant());
              return Map.entry(new MessageId(row.getObject(4, UUID.class)), event);
            },
            person.id().value())
        .forEach(
            last ->
                events.write(
                    last.getKey(), List.of(last.getValue()), Map.of(person.id(), person), persons));
  }
}
