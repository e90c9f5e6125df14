package nl.pzp.careplan.current;

import java.util.Locale;
import nl.pzp.identifier.DeterministicId;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * A conflict as a DetectedIssue that names all sides, and as a Task for the responsible
 * practitioner.
 */
public final class ConflictResources {

  private static final Locale DUTCH = Locale.forLanguageTag("nl");

  private final PlanVocabulary vocabulary;
  private final PlanTexts texts;

  public ConflictResources(PlanVocabulary vocabulary, PlanTexts texts) {
    this.vocabulary = vocabulary;
    this.texts = texts;
  }

  /** The DetectedIssue; equal sides give an equal id. */
  public DetectedIssue issue(Conflict conflict, String patient) {
    var issue = new DetectedIssue();
    issue.setId(
        new IdType(
            "DetectedIssue",
            DeterministicId.of(vocabulary.ownSource(), "issue", patient, conflict.key())));
    issue.getMeta().addProfile(vocabulary.issueProfile()).setSource(vocabulary.ownSource());
    issue.setStatus(DetectedIssueStatus.FINAL);
    issue.setCode(
        concept(vocabulary.issueSystem(), PlanVocabulary.code(conflict.kind()))
            .setText(texts.conflict(conflict, DUTCH)));
    issue.setSeverity(severity(conflict.kind().gravity()));
    issue.setPatient(new Reference(patient));
    conflict.references().forEach(side -> issue.addImplicated(new Reference(side)));
    return issue;
  }

  /**
   * The Task to resolve the issue.
   *
   * @param owner the responsible practitioner; null puts it in the queue
   */
  public Task task(DetectedIssue issue, @Nullable Reference owner, DateTimeType authored) {
    var task = new Task();
    task.setId(
        new IdType(
            "Task",
            DeterministicId.of(
                vocabulary.ownSource(),
                vocabulary.resolveConflict(),
                issue.getIdElement().getIdPart())));
    task.getMeta().addProfile(vocabulary.followUpProfile()).setSource(vocabulary.ownSource());
    task.setStatus(TaskStatus.REQUESTED);
    task.setIntent(TaskIntent.ORDER);
    task.setCode(concept(vocabulary.careSystem(), vocabulary.resolveConflict()));
    task.setFocus(new Reference("DetectedIssue/" + issue.getIdElement().getIdPart()));
    task.setFor(issue.getPatient().copy());
    task.setAuthoredOnElement(authored);
    if (owner != null) {
      task.setOwner(owner.copy());
    }
    return task;
  }

  /** Whether the plan found the issue; false for one that a message reported. */
  public boolean isOfPlan(DetectedIssue issue) {
    return vocabulary.ownSource().equals(issue.getMeta().getSource())
        && issue.getCode().getCoding().stream()
            .filter(coding -> vocabulary.issueSystem().equals(coding.getSystem()))
            .anyMatch(ConflictResources::isKindOfPlan);
  }

  private static boolean isKindOfPlan(Coding coding) {
    for (var kind : ConflictKind.values()) {
      if (PlanVocabulary.code(kind).equals(coding.getCode())) {
        return true;
      }
    }
    return false;
  }

  public boolean isOpen(DetectedIssue issue) {
    return issue.getStatus() != DetectedIssueStatus.ENTEREDINERROR
        && issue.getStatus() != DetectedIssueStatus.CANCELLED
        && issue.getMitigation().stream()
            .flatMap(done -> done.getAction().getCoding().stream())
            .noneMatch(
                coding ->
                    vocabulary.careSystem().equals(coding.getSystem())
                        && vocabulary.issueResolved().equals(coding.getCode()));
  }

  /** The same issue, resolved. */
  public DetectedIssue resolved(DetectedIssue issue) {
    var resolved = issue.copy();
    resolved
        .addMitigation()
        .setAction(concept(vocabulary.careSystem(), vocabulary.issueResolved()));
    return resolved;
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
  }

  private static DetectedIssueSeverity severity(ConflictKind.Gravity gravity) {
    return switch (gravity) {
      case HIGH -> DetectedIssueSeverity.HIGH;
      case MODERATE -> DetectedIssueSeverity.MODERATE;
    };
  }
}
