package nl.pzp.palliative;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.careteam.CareCode;
import nl.pzp.careteam.CareTeamProblem;
import nl.pzp.careteam.CareTeamWriter;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.FollowUps;
import nl.pzp.careteam.Issues;
import nl.pzp.careteam.SourceStatement;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.marking.MarkingFlag;
import nl.pzp.marking.MarkingState;
import nl.pzp.marking.MarkingTasks;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Derives the adapter's own resources: banner, care network, tasks and contradictions. */
final class DerivedResources {

  static final String NO_TEAM = "core-team/none";

  private final CareVocabulary vocabulary;
  private final FollowUps followUps;
  private final MarkingTasks markingTasks;
  private final MarkingFlag flags;
  private final CareTeamWriter teams;
  private final Issues issues;

  DerivedResources(CareVocabulary vocabulary, MarkingTasks markingTasks) {
    this.vocabulary = vocabulary;
    this.followUps = new FollowUps(vocabulary);
    this.markingTasks = markingTasks;
    this.flags = new MarkingFlag(vocabulary);
    this.teams = new CareTeamWriter(vocabulary);
    this.issues = new Issues(vocabulary);
  }

  /**
   * Everything that follows, each under a fixed id, whether or not it is there already.
   *
   * @param resources all of the patient, what is written now included
   */
  List<Resource> of(PalliativeStatus picture, Collection<Resource> resources) {
    var derived = new ArrayList<Resource>();
    // One that was made stays true, also when all that it was made of was taken back.
    if (!picture.network().isEmpty() || resources.stream().anyMatch(this::isNetwork)) {
      var team = teams.write(picture.network(), picture.patientId());
      if (!picture.coreTeam().isEmpty()) {
        team.addManagingOrganization(new Reference(picture.coreTeam()));
      }
      derived.add(team);
    }
    var status = picture.markings().now();
    flags
        .of(status, picture.patientId())
        .ifPresent(
            flag -> {
              if (status.isMarked()) {
                flag.addIdentifier()
                    .setSystem(vocabulary.worklist())
                    .setValue(listOf(picture.coreTeam()));
              }
              derived.add(flag);
            });
    derived.addAll(tasks(picture, resources));
    derived.addAll(contradictions(picture, resources));
    return derived;
  }

  private boolean isNetwork(Resource resource) {
    return resource instanceof CareTeam team
        && vocabulary.is(team.getCategory(), CareCode.CARE_NETWORK);
  }

  /**
   * A Task of the adapter's as somebody answered on it: in a list while it is open, and only then.
   */
  Task answered(Task task) {
    return followUps.asItIs(task, Optional.empty());
  }

  /** The name of the list of marked patients of a core team. */
  static String listOf(String coreTeam) {
    return coreTeam.isEmpty() ? NO_TEAM : "core-team/" + coreTeam;
  }

  private List<Task> tasks(PalliativeStatus picture, Collection<Resource> resources) {
    var said = new HashMap<String, SourceStatement>();
    picture.statements().forEach(statement -> said.put(statement.subject(), statement));
    var bases = followUps.of(picture.network(), picture.patientId(), resources, picture.plans());
    bases.addAll(
        markingTasks.of(
            picture.markings(),
            picture.network(),
            picture.patientId(),
            !picture.plans().isEmpty()));
    return bases.stream()
        .map(
            base ->
                followUps.asItIs(base, Optional.ofNullable(said.get(RelativeReference.of(base)))))
        .toList();
  }

  private List<DetectedIssue> contradictions(
      PalliativeStatus picture, Collection<Resource> resources) {
    var found = new HashMap<String, DetectedIssue>();
    var marked =
        picture.markings().now().all().stream()
            .filter(entry -> entry.statement().state() == MarkingState.MARKED)
            .map(entry -> entry.statement().marking())
            .toList();
    if (marked.size() > 1) {
      put(found, issues.of("two-markings", picture.patientId(), marked));
    }
    sides(picture, CareTeamProblem.TWO_CENTRAL)
        .ifPresent(sides -> put(found, issues.of("two-central", picture.patientId(), sides)));
    sides(picture, CareTeamProblem.TWO_RESPONSIBLE)
        .ifPresent(sides -> put(found, issues.of("two-responsible", picture.patientId(), sides)));
    var all = new ArrayList<>(found.values());
    var kinds = new HashSet<>(List.of("two-markings", "two-central", "two-responsible"));
    for (var resource : resources) {
      if (resource instanceof DetectedIssue issue
          && kinds.contains(issue.getCode().getCodingFirstRep().getCode())
          && vocabulary.ownSource().equals(issue.getMeta().getSource())
          && !found.containsKey(issue.getIdElement().getIdPart())
          && issues.isOpen(issue)) {
        all.add(issues.resolved(issue));
      }
    }
    return all;
  }

  private static Optional<List<String>> sides(PalliativeStatus picture, CareTeamProblem code) {
    var sides = new LinkedHashSet<String>();
    picture.network().problems().stream()
        .filter(problem -> problem.code() == code)
        .map(Problem::details)
        .forEach(details -> sides.addAll(details.values()));
    return sides.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(sides));
  }

  private static void put(Map<String, DetectedIssue> found, DetectedIssue issue) {
    found.put(issue.getIdElement().getIdPart(), issue);
  }
}
