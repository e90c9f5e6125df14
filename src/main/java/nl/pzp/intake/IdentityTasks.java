package nl.pzp.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import nl.pzp.record.Inbox;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.MessageId;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResponse;

/**
 * Leaves a Task for an operator when a message contradicts who its person is. The message itself is
 * refused and changes nothing, so the Task comes by a message of its own.
 */
public final class IdentityTasks {

  private static final String WAY_IN = "identity";
  private static final String JSON = "application/json";
  private static final int OK = 200;

  private final Inbox inbox;
  private final PatientRecord record;
  private final KnownPatient patients;
  private final PersonFollowUp followUp;
  private final Clock clock;

  IdentityTasks(
      Inbox inbox,
      PatientRecord record,
      KnownPatient patients,
      PersonFollowUp followUp,
      Clock clock) {
    this.inbox = inbox;
    this.record = record;
    this.patients = patients;
    this.followUp = followUp;
    this.clock = clock;
  }

  void toCheck(MessageDraft draft) {
    patients.person(draft.whose()).ifPresent(person -> toCheck(person, draft.arrival().message()));
  }

  /** Leaves the Task of one person, unless it is open already. */
  public void toCheck(PersonId person, MessageId refused) {
    var patientId = record.canonicalPatientId(person);
    if (patientId.isEmpty()
        || record.isErased(person)
        || !followUp.isToCheck(person, patientId.get(), refused, clock.instant())) {
      return;
    }
    var body = "{\"check-identity\":\"" + refused + "\"}";
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var message = inbox.receive(new IncomingMessage(WAY_IN, WAY_IN, null, JSON, bytes)).id();
    record.change(
        message,
        change -> {
          change.lock(person);
          followUp.toCheck(change, person, patientId.get(), refused, clock.instant());
          change.answer(new StoredResponse(OK, JSON, bytes, Map.of()));
          return true;
        });
  }
}
