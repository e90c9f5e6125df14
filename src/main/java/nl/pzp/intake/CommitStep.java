package nl.pzp.intake;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.audit.AuditTrail;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.RecordChange;

/** The one step that changes anything: everything of a message, or nothing. */
public final class CommitStep {

  private final PatientRecord record;
  private final References references;
  private final StoredForms storedForms;
  private final List<Consequence> consequences;
  private final ParsedVersions versions;
  private final RegisteredNumbers numbers;
  private final UnsaidMatters unsaid;
  private final IdentityRule identity;
  private final IdentityTasks tasks;
  private final TransactionResponse answers;
  private final AuditTrail audit;
  private final Clock clock;

  CommitStep(
      PatientRecord record,
      References references,
      StoredForms storedForms,
      List<Consequence> consequences,
      ParsedVersions versions,
      RegisteredNumbers numbers,
      UnsaidMatters unsaid,
      IdentityRule identity,
      IdentityTasks tasks,
      TransactionResponse answers,
      AuditTrail audit,
      Clock clock) {
    this.record = record;
    this.references = references;
    this.storedForms = storedForms;
    this.consequences = List.copyOf(consequences);
    this.versions = versions;
    this.numbers = numbers;
    this.unsaid = unsaid;
    this.identity = identity;
    this.tasks = tasks;
    this.answers = answers;
    this.audit = audit;
    this.clock = clock;
  }

  private record Committed(Accepted accepted, Optional<PersonResources> read) {}

  /**
   * Commits versions, events, audit entry and answer in one transaction.
   *
   * @throws nl.pzp.problem.ProblemException when the record refuses
   */
  public Accepted commit(MessageDraft draft) {
    try {
      var committed = record.change(draft.arrival().message(), change -> commit(draft, change));
      committed.read().ifPresent(versions::keep);
      return committed.accepted();
    } catch (ProblemException refusal) {
      if (IdentityRule.isContradiction(refusal)) {
        tasks.toCheck(draft);
      }
      throw refusal;
    }
  }

  private Committed commit(MessageDraft draft, RecordChange change) {
    var held = HeldPerson.of(draft, change, record, audit);
    var shape = new StoredShape(references, numbers, held);
    var person = held.known().map(each -> versions.of(change, each));
    person.ifPresent(known -> identity.check(draft, known));
    var following = person.map(each -> following(each, held, shape));
    var now = clock.instant();
    var written =
        new WritePlan(record, storedForms, change, draft, shape, following, unsaid).write(now);
    var notes = following.map(FollowingParts::notes).orElse(List.of());
    var said = draft.with(draft.forms(), notes);
    var response = answers.of(said, written);
    held.known().flatMap(new PlanEvents(draft, written, now)::of).ifPresent(change::announce);
    var call = draft.arrival().call();
    audit.record(call.seen(held.person(), held.patientId(), written.versions(), null));
    change.answer(answers.kept(call.door(), response), codes(said));
    return new Committed(new Accepted(response), person);
  }

  private FollowingParts following(PersonResources person, HeldPerson held, StoredShape shape) {
    return new FollowingParts(
        consequences, person, Objects.requireNonNull(held.patientId()), shape);
  }

  private static List<String> codes(MessageDraft draft) {
    return draft.notes().stream().map(note -> note.problem().code().id()).distinct().toList();
  }
}
