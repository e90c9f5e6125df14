package nl.pzp.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.pzp.audit.AuditTrail;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.RecordChange;
import org.jspecify.annotations.Nullable;

/**
 * The person of a message, held by its change and made one with whom the message says.
 *
 * @param person absent where the message is about nobody
 * @param patientId the one id by which they are shown
 * @param renamed what the message calls them, with what they are called in the record
 */
record HeldPerson(
    @Nullable PersonId person, @Nullable String patientId, Map<String, String> renamed) {

  private static final String PATIENT = "Patient";

  /**
   * Holds whose message it is.
   *
   * @throws nl.pzp.problem.ProblemException as {@link RecordChange#person} and {@link
   *     RecordChange#merge} do
   */
  static HeldPerson of(
      MessageDraft draft, RecordChange change, PatientRecord record, AuditTrail audit) {
    if (draft.whose() instanceof MessageSubject.Brought brought) {
      var sentId = brought.identity().patientId();
      var person = change.person(brought.identity());
      merge(draft.arrival(), person, sentId, change, audit);
      return shown(person, sentId, draft, record);
    }
    if (draft.whose() instanceof MessageSubject.Known known) {
      change.lock(known.person());
      return shown(known.person(), known.patientId(), draft, record);
    }
    return new HeldPerson(null, null, Map.of());
  }

  // Before anything is read of the person, so that all that follows is of both.
  private static void merge(
      Arrival arrival, PersonId kept, String sentId, RecordChange change, AuditTrail audit) {
    var merge = arrival.merge();
    if (merge != null && change.merge(kept, merge.gone())) {
      audit.record(arrival.call().merged(kept, sentId));
    }
  }

  // A person known by several ids is referred to by one.
  private static HeldPerson shown(
      PersonId person, String sentId, MessageDraft draft, PatientRecord record) {
    var shown = record.canonicalPatientId(person).orElse(sentId);
    var renamed = new HashMap<String, String>();
    renamed.put(PATIENT + "/" + sentId, PATIENT + "/" + shown);
    draft
        .everything()
        .filter(part -> part.type().equals(PATIENT))
        .forEach(part -> renamed.put(part.reference(), PATIENT + "/" + shown));
    return new HeldPerson(person, shown, renamed);
  }

  Optional<PersonId> known() {
    return Optional.ofNullable(person);
  }
}
