package nl.pzp.intake;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.stream.Stream;
import nl.pzp.audit.AuditTrail;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.RecordChange;

/** The one step that changes anything: everything of a message, or nothing. */
public final class CommitStep {

  private final PatientRecord record;
  private final References references;
  private final StoredForms storedForms;
  private final FollowingRules rules;
  private final RegisteredNumbers numbers;
  private final TransactionResponse answers;
  private final AuditTrail audit;
  private final java.time.Clock clock;
  private final List<AfterWriting> followers;

  CommitStep(
      PatientRecord record,
      References references,
      StoredForms storedForms,
      FollowingRules rules,
      RegisteredNumbers numbers,
      TransactionResponse answers,
      AuditTrail audit,
      java.time.Clock clock,
      List<AfterWriting> followers) {
    this.record = record;
    this.references = references;
    this.storedForms = storedForms;
    this.rules = rules;
    this.numbers = numbers;
    this.answers = answers;
    this.audit = audit;
    this.clock = clock;
    this.followers = List.copyOf(followers);
  }

  /**
   * Commits versions, events, audit entry and answer in one transaction.
   *
   * @throws nl.pzp.problem.ProblemException when the record refuses
   */
  public Accepted commit(MessageDraft draft) {
    return record.change(
        draft.arrival().message(),
        change -> {
          var work =
              new WritePlan(record, references, storedForms, rules, numbers, audit, change, draft);
          var written = work.write();
          var said = followed(draft, change, work, written);
          var response = answers.of(said, written);
          work.announce(clock.instant());
          audit.record(
              draft
                  .arrival()
                  .call()
                  .seen(work.person(), work.patientId(), written.versions(), null));
          change.answer(answers.kept(draft.arrival().call().door(), response), codes(said));
          return new Accepted(response);
        });
  }

  private MessageDraft followed(
      MessageDraft draft, RecordChange change, WritePlan work, WrittenParts written) {
    var person = work.person();
    var patientId = work.patientId();
    var types = written.changed().stream().map(w -> w.resource().type()).collect(toSet());
    if (person == null || patientId == null || types.isEmpty()) {
      return draft.with(draft.forms(), work.notes());
    }
    var now = clock.instant();
    var notes =
        followers.stream()
            .flatMap(each -> each.follow(change, person, patientId, types, now).stream())
            .map(problem -> new Note(draft.parts().get(0).entry(), problem))
            .toList();
    return draft.with(draft.forms(), Stream.concat(work.notes().stream(), notes.stream()).toList());
  }

  private static List<String> codes(MessageDraft draft) {
    return draft.notes().stream().map(note -> note.problem().code().id()).distinct().toList();
  }
}
