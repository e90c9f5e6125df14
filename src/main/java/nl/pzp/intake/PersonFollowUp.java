package nl.pzp.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.pzp.record.MessageId;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.RecordChange;
import nl.pzp.record.WriteCondition;

/** Applies the consequences for a person after an operator's act instead of a message. */
public final class PersonFollowUp {

  private static final Set<String> CHANGED = Set.of("Patient", "Consent");

  private final PatientRecord record;
  private final List<Consequence> consequences;
  private final ParsedVersions versions;
  private final References references;
  private final RegisteredNumbers numbers;

  PersonFollowUp(
      PatientRecord record,
      List<Consequence> consequences,
      ParsedVersions versions,
      References references,
      RegisteredNumbers numbers) {
    this.record = record;
    this.consequences = List.copyOf(consequences);
    this.versions = versions;
    this.references = references;
    this.numbers = numbers;
  }

  /** Whether such a Task has to be written, because none is open. */
  boolean isToCheck(PersonId person, String patientId, MessageId refused, Instant now) {
    var message =
        new Consequence.Contradicted(versions.of(record, person), patientId, refused, now);
    return consequences.stream().anyMatch(each -> each.toCheck(message).isPresent());
  }

  /** Writes a Task about a message that contradicts who this person is. */
  void toCheck(
      RecordChange change, PersonId person, String patientId, MessageId refused, Instant now) {
    var message =
        new Consequence.Contradicted(versions.of(change, person), patientId, refused, now);
    var shape = new StoredShape(references, numbers, new HeldPerson(person, patientId, Map.of()));
    for (var consequence : consequences) {
      consequence
          .toCheck(message)
          .map(task -> Part.made(task, consequence.ownSource(), WriteCondition.none()))
          .map(shape::toStore)
          .ifPresent(change::write);
    }
  }

  /** Writes conflicts, tasks and what else follows, in the change that is under way. */
  public void after(RecordChange change, PersonId person, String patientId, Instant now) {
    var held = new HeldPerson(person, patientId, Map.of());
    var shape = new StoredShape(references, numbers, held);
    new FollowingParts(consequences, versions.of(change, person), patientId, shape)
        .after(CHANGED, change, 0, now);
  }
}
