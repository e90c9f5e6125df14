package nl.pzp.careteam;

import java.util.List;
import nl.pzp.identifier.DeterministicId;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** Unresolved contradictions as DetectedIssues that name all sides. */
public final class Issues {

  private final CareVocabulary vocabulary;

  public Issues(CareVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** One contradiction, with an id that depends on its sides. */
  public DetectedIssue of(String code, String patientId, List<String> sides) {
    var issue = new DetectedIssue();
    var sorted = sides.stream().distinct().sorted().toList();
    issue.setId(
        new IdType(
            "DetectedIssue",
            DeterministicId.of(vocabulary.ownSource(), code, patientId, String.join(" ", sorted))));
    issue.getMeta().addProfile(vocabulary.url(CareShape.ISSUE));
    issue.setStatus(DetectedIssueStatus.FINAL);
    issue.setCode(vocabulary.issue(code));
    issue.setSeverity(DetectedIssueSeverity.MODERATE);
    issue.setPatient(new Reference("Patient/" + patientId));
    sorted.forEach(side -> issue.addImplicated(new Reference(side)));
    return issue;
  }

  public boolean isOpen(DetectedIssue issue) {
    return issue.getMitigation().stream()
        .noneMatch(done -> vocabulary.is(done.getAction(), CareCode.ISSUE_RESOLVED));
  }

  /** The same contradiction, now resolved. */
  public DetectedIssue resolved(DetectedIssue issue) {
    var resolved = issue.copy();
    resolved.addMitigation().setAction(vocabulary.concept(CareCode.ISSUE_RESOLVED));
    return resolved;
  }
}
