package nl.pzp.summary;

import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import nl.pzp.careplan.current.AsOf;
import nl.pzp.careplan.current.Conflict;
import nl.pzp.careplan.current.ConflictResources;
import nl.pzp.careplan.current.CurrentPlanReader;
import nl.pzp.careplan.current.PlanConflictProblem;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.FollowUps;
import nl.pzp.careteam.Member;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.intake.Consequence;
import nl.pzp.palliative.RegionalReading;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.DutchTime;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the conflicts of a plan as DetectedIssues, each with a Task, beside what brought them. The
 * same conflict is kept once; one that is gone is marked as resolved, and its Task cancelled.
 */
final class PlanConflicts implements Consequence {

  private static final Set<String> BEARING_ON_PLAN =
      Set.of(
          "Consent",
          "Goal",
          "Observation",
          "Patient",
          "RelatedPerson",
          "Provenance",
          "DeviceUseStatement",
          "Device",
          "QuestionnaireResponse");

  private final PatientResources patients;
  private final CurrentPlanReader plans;
  private final ConflictResources resources;
  private final RegionalReading region;
  private final CareVocabulary care;
  private final String source;

  PlanConflicts(
      PatientResources patients,
      CurrentPlanReader plans,
      ConflictResources resources,
      RegionalReading region,
      CareVocabulary care) {
    this.patients = patients;
    this.plans = plans;
    this.resources = resources;
    this.region = region;
    this.care = care;
    this.source = care.ownSource();
  }

  @Override
  public String ownSource() {
    return source;
  }

  @Override
  public Addition afterWriting(Written message) {
    if (message.changedTypes().stream().noneMatch(BEARING_ON_PLAN::contains)) {
      return Addition.NONE;
    }
    var record = patients.of(message.person());
    var plan = plans.read(record, AsOf.today(DutchTime.day(message.now())));
    var patient = "Patient/" + message.patientId();
    var issues = new LinkedHashMap<String, Conflict>();
    var made = new LinkedHashMap<String, DetectedIssue>();
    for (var conflict : plan.conflicts()) {
      var issue = resources.issue(conflict, patient);
      made.put(RelativeReference.of(issue), issue);
      issues.put(RelativeReference.of(issue), conflict);
    }
    var known = known(record);
    var fresh = fresh(made, known);
    var writes = new ArrayList<Resource>(fresh.values());
    if (!fresh.isEmpty()) {
      var owner = FollowUps.addressee(region.picture(message.person()).network(), message.now());
      var authored = new DateTimeType(Date.from(message.now()));
      authored.setTimeZone(TimeZone.getTimeZone(DutchTime.ZONE));
      fresh.values().forEach(issue -> writes.add(task(issue, owner, authored)));
    }
    writes.addAll(gone(made, known, record));
    var problems =
        fresh.keySet().stream()
            .map(
                reference ->
                    Problem.of(
                            PlanConflictProblem.of(
                                Objects.requireNonNull(issues.get(reference)).kind()))
                        .with("issue", reference))
            .toList();
    return new Addition(writes, problems);
  }

  // It stands in the list of its owner, or in the queue of what nobody has.
  private Task task(DetectedIssue issue, @Nullable Member owner, DateTimeType authored) {
    var task = resources.task(issue, owner == null ? null : owner.toReference(), authored);
    task.addIdentifier()
        .setSystem(care.worklist())
        .setValue(owner == null ? FollowUps.QUEUE : FollowUps.listOf(owner));
    return task;
  }

  private Map<String, DetectedIssue> known(List<Resource> record) {
    var known = new LinkedHashMap<String, DetectedIssue>();
    record.stream()
        .filter(DetectedIssue.class::isInstance)
        .map(DetectedIssue.class::cast)
        .filter(resources::isOfPlan)
        .forEach(issue -> known.put(RelativeReference.of(issue), issue));
    return known;
  }

  private Map<String, DetectedIssue> fresh(
      Map<String, DetectedIssue> made, Map<String, DetectedIssue> known) {
    var fresh = new LinkedHashMap<String, DetectedIssue>();
    made.forEach(
        (reference, issue) -> {
          var before = known.get(reference);
          if (before == null || !resources.isOpen(before)) {
            fresh.put(reference, issue);
          }
        });
    return fresh;
  }

  private List<DomainResource> gone(
      Map<String, DetectedIssue> made, Map<String, DetectedIssue> known, List<Resource> record) {
    var gone = new ArrayList<DomainResource>();
    known.forEach(
        (reference, issue) -> {
          if (!made.containsKey(reference) && resources.isOpen(issue)) {
            gone.add(resources.resolved(issue));
            openTask(reference, record).forEach(gone::add);
          }
        });
    return gone;
  }

  private List<Task> openTask(String issue, List<Resource> record) {
    return record.stream()
        .filter(Task.class::isInstance)
        .map(Task.class::cast)
        .filter(task -> source.equals(task.getMeta().getSource()))
        .filter(task -> issue.equals(task.getFocus().getReference()))
        .filter(task -> task.getStatus() == TaskStatus.REQUESTED)
        .map(
            task -> {
              var cancelled = task.copy();
              cancelled.setStatus(TaskStatus.CANCELLED);
              cancelled.getIdentifier().removeIf(i -> care.worklist().equals(i.getSystem()));
              return cancelled;
            })
        .toList();
  }
}
