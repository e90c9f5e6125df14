package nl.pzp.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads the record, and changes it one message at a time. */
public final class PatientRecord {

  private static final int MOST_MERGES = 500;

  private final RecordTables tables;
  private final DatabaseTransactions transactions;
  private final Erasure erasure;

  PatientRecord(RecordTables tables, DatabaseTransactions transactions, Erasure erasure) {
    this.tables = tables;
    this.transactions = transactions;
    this.erasure = erasure;
  }

  /** The current version, a tombstone included; empty when there never was one. */
  public Optional<StoredResource> read(String type, String id) {
    return tables.versions().read(type, id);
  }

  /** One version; empty when there never was one. */
  public Optional<StoredResource> read(String type, String id, int version) {
    return tables.versions().read(type, id, version);
  }

  /** All versions, newest first, tombstones included. */
  public List<StoredResource> wholeHistory(String type, String id) {
    var all = new ArrayList<StoredResource>();
    var page = history(type, id, Integer.MAX_VALUE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = history(type, id, Integer.MAX_VALUE, page.get(page.size() - 1).version());
    }
    return all;
  }

  /** Versions newest first, tombstones included, at most 200. */
  public List<StoredResource> history(String type, String id, int limit) {
    return history(type, id, limit, Integer.MAX_VALUE);
  }

  /** Versions older than the given one, newest first, tombstones included, at most 200. */
  public List<StoredResource> history(String type, String id, int limit, int beforeVersion) {
    return tables.versions().history(type, id, limit, beforeVersion);
  }

  /**
   * All that holds now of one person, of these types or, when none is named, of every type; in the
   * order of type and id. Of a Patient there is one for each source that sends it.
   *
   * @throws nl.pzp.problem.ProblemException when there are more than 10,000: a part would mislead
   */
  public List<StoredResource> current(PersonId person, Set<String> types) {
    return tables.versions().current(person, types);
  }

  /** The current versions of one person as they are now, read once when first asked for. */
  public PatientSnapshot snapshot(PersonId person) {
    return new PatientSnapshot(person, tables.versions());
  }

  /**
   * The newest version of everything that there ever was of one person, tombstones included and
   * also once the person was erased, in the order of type and id.
   */
  public List<StoredResource> newest(PersonId person) {
    return tables.versions().newest(person);
  }

  /** All that holds now of one type and is about no patient, at most 1000. */
  public List<StoredResource> currentWithoutPerson(String type, int limit) {
    return tables.versions().currentWithoutPerson(type, limit);
  }

  /**
   * The versions of one person that came with a message, tombstones included, in the order of type,
   * id and version: what one change wrote.
   */
  public List<StoredResource> writtenWith(MessageId message, PersonId person) {
    return tables.versions().writtenWith(message, person);
  }

  /**
   * Current resources of one type that have this identifier, at most 100. A number of a register
   * names one thing, of which only the newest version comes.
   */
  public List<StoredResource> byIdentifier(String type, String system, String value) {
    return tables.versions().byIdentifier(type, system, value);
  }

  /**
   * The same across patients, for a list that is kept by an identifier: in the order of their ids.
   */
  public List<StoredResource> byIdentifier(String type, String system, String value, int limit) {
    return tables.versions().byIdentifier(type, system, value, limit);
  }

  public Optional<PersonId> personByBsn(Bsn bsn) {
    return tables.persons().byBsn(bsn);
  }

  /**
   * Everybody in the record, those who were erased included, a page of at most 1000 at a time.
   *
   * @param after the last of the page before, or null for the first page
   */
  public List<PersonId> persons(@Nullable PersonId after, int limit) {
    return tables.persons().all(after, Math.min(limit, 1000));
  }

  /** The person whom any source knows by this id of a Patient. */
  public Optional<PersonId> personByPatientId(String patientId) {
    return tables.persons().byPatientId(patientId);
  }

  /** Whether all content of the person was removed. */
  public boolean isErased(PersonId person) {
    return tables.persons().isErased(person);
  }

  /** The id of the Patient as which the person is shown: the first by which they became known. */
  public Optional<String> canonicalPatientId(PersonId person) {
    return tables.persons().canonicalPatientId(person);
  }

  /**
   * Changes the record in one database transaction, which is rolled back whole when the work throws
   * and is on disk when this returns. The work may be run again from its start when it met another
   * change halfway, so it does nothing outside the record. SQL that it sends through a JdbcTemplate
   * on the same data source and thread (an audit row) belongs to the same transaction.
   *
   * @throws nl.pzp.problem.ProblemException 409 when the message was settled already, 503 when
   *     other changes kept it waiting too long
   */
  public <T extends @Nullable Object> T change(MessageId message, Function<RecordChange, T> work) {
    var metBefore = new TreeSet<PersonId>();
    return transactions.untilThrough(
        () -> {
          checkOpen(message);
          var change = new RecordChange(tables, message, metBefore);
          var result = work.apply(change);
          change.finish();
          return result;
        });
  }

  /**
   * Removes the content of every version and message of a person, leaving tombstones (AVG, article
   * 17). Joins the caller's transaction if there is one. Erasing twice changes nothing. A message
   * that was refused is tied to no person and is not found by this.
   *
   * @param reason kept encrypted with the erasure
   */
  public void erase(PersonId person, String reason) {
    transactions.joining(() -> erasure.erase(person, reason));
  }

  /** The merges of persons, the newest first; at most 500. */
  public List<PersonMerge> merges(int limit) {
    return tables.merges().newest(Math.min(limit, MOST_MERGES));
  }

  public Optional<PersonMerge> merge(UUID id) {
    return tables.merges().find(id);
  }

  /** The surviving person after merges; the person itself when never merged. */
  public PersonId now(PersonId person) {
    return tables.merges().now(person);
  }

  /** All ids of a Patient by which a person is known, whichever source gave them. */
  public List<String> patientIds(PersonId person) {
    return tables.merges().idsOf(person);
  }

  /** By which of them somebody was known whom this message made one with another. */
  public List<String> patientIdsMergedBy(MessageId message) {
    return tables.merges().idsMergedBy(message);
  }

  // Its row is held, so that the same message, come twice at once, is processed once.
  private void checkOpen(MessageId message) {
    var state =
        tables
            .inbox()
            .lock(message)
            .orElseThrow(() -> new IllegalArgumentException("No such message: " + message));
    if (state != MessageState.RECEIVED) {
      throw Problem.of(RecordProblem.MESSAGE_SETTLED).asException();
    }
  }
}
