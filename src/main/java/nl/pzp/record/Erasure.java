package nl.pzp.record;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import nl.pzp.record.atrest.SealedValues;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The right to erasure (AVG, article 17). What stays says that there was something, when and from
 * which source, and nothing of what it said.
 */
final class Erasure {

  private final JdbcTemplate jdbc;
  private final SealedValues values;
  private final Persons persons;
  private final InboxRows inbox;
  private final MessageLinks links;
  private final Clock clock;

  Erasure(
      JdbcTemplate jdbc,
      SealedValues values,
      Persons persons,
      InboxRows inbox,
      MessageLinks links,
      Clock clock) {
    this.jdbc = jdbc;
    this.values = values;
    this.persons = persons;
    this.inbox = inbox;
    this.links = links;
    this.clock = clock;
  }

  void erase(PersonId person, String reason) {
    if (persons.lock(person).erased()) {
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
  }
}
