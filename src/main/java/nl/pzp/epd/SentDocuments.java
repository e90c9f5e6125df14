package nl.pzp.epd;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.pzp.record.PersonId;
import nl.pzp.record.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Remembers the document that a hospital holds of a patient, so that the next one replaces it.
 * Stores only numbers, and only of acknowledged documents.
 */
final class SentDocuments {

  /**
   * The last acknowledged document.
   *
   * @param event that it was part of
   * @param number TXA-12
   * @param replaced number of the document before it, or null
   * @param cancelled whether the hospital was told that it was sent in error
   */
  record Sent(UUID event, String number, @Nullable String replaced, boolean cancelled) {}

  private final JdbcTemplate jdbc;
  private final Runnable toDisk;
  private final Clock clock;

  SentDocuments(JdbcTemplate jdbc, Runnable toDisk, Clock clock) {
    this.jdbc = jdbc;
    this.toDisk = toDisk;
    this.clock = clock;
  }

  /** The last document of this patient, or of a patient merged into them since. */
  Optional<Sent> find(URI endpoint, PersonId person) {
    return jdbc
        .query(
            "SELECT event_id, document_number, replaced_number, cancelled FROM hospital_document"
                + " WHERE endpoint = ? AND (person_id = ? OR person_id IN"
                + " (SELECT p.person_id FROM person p WHERE p.merged_into = ?))"
                + " ORDER BY sent_at DESC",
            (row, index) ->
                new Sent(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getBoolean(4)),
            endpoint.toString(),
            person.value(),
            person.value())
        .stream()
        .findFirst();
  }

  /** Records an acknowledged document; it is on disk on return. */
  void took(URI endpoint, PersonId person, Sent sent) {
    var now = SqlTime.of(clock.instant());
    var changed =
        jdbc.update(
            "UPDATE hospital_document SET event_id = ?, document_number = ?, replaced_number = ?,"
                + " cancelled = ?, sent_at = ? WHERE endpoint = ? AND person_id = ?",
            sent.event(),
            sent.number(),
            sent.replaced(),
            sent.cancelled(),
            now,
            endpoint.toString(),
            person.value());
    if (changed == 0) {
      jdbc.update(
          "INSERT INTO hospital_document (event_id, document_number, replaced_number, cancelled,"
              + " sent_at, endpoint, person_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
          sent.event(),
          sent.number(),
          sent.replaced(),
          sent.cancelled(),
          now,
          endpoint.toString(),
          person.value());
    }
    toDisk.run();
  }
}
