package nl.pzp.record;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which messages speak of which persons, so that an erasure finds them. */
final class MessageLinks {

  private final JdbcTemplate jdbc;

  MessageLinks(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void write(MessageId message, Collection<PersonId> persons) {
    if (!persons.isEmpty()) {
      jdbc.batchUpdate(
          "INSERT INTO inbox_person (person_id, message_id)"
              + " SELECT p.person_id, CAST(? AS UUID) FROM person p WHERE p.person_id = ?"
              + " AND NOT EXISTS (SELECT 1 FROM inbox_person l"
              + " WHERE l.person_id = p.person_id AND l.message_id = ?)",
          persons.stream()
              .map(person -> new Object[] {message.value(), person.value(), message.value()})
              .toList());
    }
  }

  List<UUID> of(PersonId person) {
    return jdbc.queryForList(
        "SELECT message_id FROM inbox_person WHERE person_id = ?", UUID.class, person.value());
  }
}
