package nl.pzp.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.pzp.identifier.Bsn;

/** Reads the record, and changes it one message at a time. */
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class PatientRecord {

  /** The current version, a tombstone included; empty when there never was one. */
  public Optional<StoredResource> read(String type, String id) {
    throw new UnsupportedOperationException("in the making");
  }

  /** One version; empty when there never was one. */
  public Optional<StoredResource> read(String type, String id, int version) {
    throw new UnsupportedOperationException("in the making");
  }

  /** Versions newest first, tombstones included, at most 200. */
  public List<StoredResource> history(String type, String id, int limit) {
    return history(type, id, limit, Integer.MAX_VALUE);
  }

  /** Versions older than the given one, newest first, tombstones included, at most 200. */
  public List<StoredResource> history(String type, String id, int limit, int beforeVersion) {
    throw new UnsupportedOperationException("in the making");
  }

  /** All that holds now of one person, of these types or, when none is named, of every type. */
  public List<StoredResource> current(PersonId person, Set<String> types) {
    throw new UnsupportedOperationException("in the making");
  }

  /** All that holds now of one type and is about no patient, at most 1000. */
  public List<StoredResource> currentWithoutPerson(String type, int limit) {
    throw new UnsupportedOperationException("in the making");
  }

  /** Current resources of one type that have this identifier, at most 100. */
  public List<StoredResource> byIdentifier(String type, String system, String value) {
    throw new UnsupportedOperationException("in the making");
  }

  public Optional<PersonId> personByBsn(Bsn bsn) {
    throw new UnsupportedOperationException("in the making");
  }

  /** The person whom any source knows by this id of a Patient. */
  public Optional<PersonId> personByPatientId(String patientId) {
    throw new UnsupportedOperationException("in the making");
  }

  /** The id of the Patient as which the person is shown: the first by which they became known. */
  public Optional<String> canonicalPatientId(PersonId person) {
    throw new UnsupportedOperationException("in the making");
  }

  /**
   * Changes the record in one database transaction, which is rolled back whole when the work
   * throws. The work may be run again from its start when it met another change halfway, so it does
   * nothing outside the record; SQL that it sends through the same data source on the same thread
   * (an audit row) belongs to the same transaction.
   *
   * @throws nl.pzp.problem.ProblemException 409 when the message was settled already, 503 when
   *     other changes kept it waiting too long
   */
  public <T> T change(MessageId message, Function<RecordChange, T> work) {
    throw new UnsupportedOperationException("in the making");
  }

  /**
   * Removes the content of every version and message of a person, leaving tombstones (AVG, article
   * 17). Joins the caller's transaction if there is one.
   *
   * @param reason kept encrypted with the erasure
   */
  public void erase(PersonId person, String reason) {
    throw new UnsupportedOperationException("in the making");
  }
}
