package nl.pzp.audit;

import ca.uhn.fhir.context.FhirContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.record.PersonId;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes all audit entries. */
public final class AuditTrail {

  private static final int MOST_AT_ONCE = 500;
  private static final String INSERT =
      "insert into audit_event (id, recorded_at, action, outcome, person_id, event)"
          + " values (?, ?, ?, ?, ?, ?)";

  private final JdbcTemplate database;
  private final FhirContext fhir;
  private final Clock clock;
  private final Supplier<UUID> ids;

  public AuditTrail(JdbcTemplate database, FhirContext fhir, Clock clock, Supplier<UUID> ids) {
    this.database = database;
    this.fhir = fhir;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Writes an entry: in the transaction of a change, otherwise durably before it returns. For a
   * read, call it before the first byte of the answer.
   *
   * @throws AuditFailedException when the entry could not be written; the caller must then stop
   */
  public void record(AuditEntry entry) {
    var id = ids.get();
    var recorded = clock.instant();
    var event = AuditEvents.of(entry, id.toString(), recorded);
    var person = entry.person() == null ? null : entry.person().value();
    try {
      database.update(
          INSERT,
          id,
          Timestamp.from(recorded),
          event.getAction().toCode(),
          entry.outcome().code(),
          person,
          fhir.newJsonParser().encodeResourceToString(event));
    } catch (DataAccessException e) {
      throw new AuditFailedException(e);
    }
  }

  /**
   * Records disclosures in the transaction that settles them.
   *
   * @throws AuditFailedException when they could not be written; they then do not count as
   *     delivered
   */
  public void told(Collection<Disclosure> disclosures) {
    var recorded = clock.instant();
    var rows =
        disclosures.stream()
            .map(
                told -> {
                  var id = ids.get();
                  var event = DisclosureEvents.of(told, id.toString(), recorded);
                  return new Object[] {
                    id,
                    Timestamp.from(recorded),
                    event.getAction().toCode(),
                    event.getOutcome().toCode(),
                    told.person().value(),
                    fhir.newJsonParser().encodeResourceToString(event)
                  };
                })
            .toList();
    try {
      database.batchUpdate(INSERT, rows);
    } catch (DataAccessException e) {
      throw new AuditFailedException(e);
    }
  }

  /** A person's audit entries as AuditEvent JSON, newest first, at most 500. */
  public List<String> about(PersonId person, int limit) {
    return database.queryForList(
        "select event from audit_event where person_id = ? order by seq desc limit ?",
        String.class,
        person.value(),
        Math.min(limit, MOST_AT_ONCE));
  }

  /** The latest audit entries as AuditEvent JSON, newest first, at most 500. */
  public List<String> newest(int limit) {
    return database.queryForList(
        "select event from audit_event order by seq desc limit ?",
        String.class,
        Math.min(limit, MOST_AT_ONCE));
  }
}
