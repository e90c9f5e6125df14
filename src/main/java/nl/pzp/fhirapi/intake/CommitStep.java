package nl.pzp.fhirapi.intake;

import java.util.List;
import nl.pzp.audit.AuditTrail;
import nl.pzp.record.PatientRecord;

/** The one step that changes anything: everything of a message, or nothing. */
public final class CommitStep {

  private final PatientRecord record;
  private final References references;
  private final StoredForms storedForms;
  private final FollowingRules rules;
  private final RegisteredNumbers numbers;
  private final Answers answers;
  private final AuditTrail audit;
  private final java.time.Clock clock;

  CommitStep(
      PatientRecord record,
      References references,
      StoredForms storedForms,
      FollowingRules rules,
      RegisteredNumbers numbers,
      Answers answers,
      AuditTrail audit,
      java.time.Clock clock) {
    this.record = record;
    this.references = references;
    this.storedForms = storedForms;
    this.rules = rules;
    this.numbers = numbers;
    this.answers = answers;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Commits versions, events, audit entry and answer in one transaction.
   *
   * @throws nl.pzp.problem.ProblemException when the record refuses
   */
  public Accepted commit(Draft draft) {
    return record.change(
        draft.arrival().message(),
        change -> {
          var work = new CommitWork(record, references, storedForms, rules, numbers, change, draft);
          var written = work.write();
          var said = draft.with(draft.forms(), work.notes());
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

  private static List<String> codes(Draft draft) {
    return draft.notes().stream().map(note -> note.problem().code().id()).distinct().toList();
  }
}
