package nl.pzp.palliative;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.pzp.careteam.CareTeamProblem;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.Issues;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Resource;

/** Contradictions between sources as DetectedIssues: those of now, and resolved ones of before. */
final class OpenContradictions {

  private final CareVocabulary vocabulary;
  private final Issues issues;

  OpenContradictions(CareVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.issues = new Issues(vocabulary);
  }

  /**
   * The issues of these kinds, each under a fixed id.
   *
   * @param sides of each contradiction by its kind; empty sides are no contradiction
   * @param resources all of the patient
   */
  List<Resource> of(
      Map<String, List<String>> sides, String patientId, Collection<Resource> resources) {
    var all = new ArrayList<Resource>();
    var found = new LinkedHashSet<String>();
    sides.forEach(
        (kind, each) -> {
          if (!each.isEmpty()) {
            var issue = issues.of(kind, patientId, each);
            found.add(issue.getIdElement().getIdPart());
            all.add(issue);
          }
        });
    for (var resource : resources) {
      if (resource instanceof DetectedIssue issue
          && isOfKind(issue, sides.keySet())
          && !found.contains(issue.getIdElement().getIdPart())
          && issues.isOpen(issue)) {
        all.add(issues.resolved(issue));
      }
    }
    return all;
  }

  private boolean isOfKind(DetectedIssue issue, Set<String> kinds) {
    return vocabulary.isOwn(issue) && kinds.contains(issue.getCode().getCodingFirstRep().getCode());
  }

  /** The references that the problems of this code name. */
  static List<String> sides(List<Problem> problems, CareTeamProblem code) {
    var sides = new LinkedHashSet<String>();
    problems.stream()
        .filter(problem -> problem.code() == code)
        .map(Problem::details)
        .forEach(details -> sides.addAll(details.values()));
    return List.copyOf(sides);
  }
}
