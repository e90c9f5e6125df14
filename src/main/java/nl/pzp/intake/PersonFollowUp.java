package nl.pzp.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.pzp.record.PersonId;
import nl.pzp.record.RecordChange;

/** Applies the consequences for a person after an operator's act instead of a message. */
public final class PersonFollowUp {

  private static final Set<String> CHANGED = Set.of("Patient", "Consent");

  private final List<Consequence> consequences;
  private final ParsedVersions versions;
  private final References references;
  private final RegisteredNumbers numbers;

  PersonFollowUp(
      List<Consequence> consequences,
      ParsedVersions versions,
      References references,
      RegisteredNumbers numbers) {
    this.consequences = List.copyOf(consequences);
    this.versions = versions;
    this.references = references;
    this.numbers = numbers;
  }

  /** Writes conflicts, tasks and what else follows, in the change that is under way. */
  public void after(RecordChange change, PersonId person, String patientId, Instant now) {
    var held = new HeldPerson(person, patientId, Map.of());
    var shape = new StoredShape(references, numbers, held);
    new FollowingParts(consequences, versions.of(change, person), patientId, shape)
        .after(CHANGED, change, 0, now);
  }
}
