package nl.pzp.palliative;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.careteam.CareCode;
import nl.pzp.careteam.CareTeamProblem;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.FollowUps;
import nl.pzp.careteam.SourceStatement;
import nl.pzp.careteam.SourceTime;
import nl.pzp.careteam.Statements;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.intake.Consequence;
import nl.pzp.marking.MarkingTasks;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The tasks of a patient after a message: delegations, answers on tasks, and new tasks. */
@Component
@Order(3)
final class TaskConsequence implements Consequence {

  private final CareVocabulary vocabulary;
  private final Statements statements;
  private final RegionalReading reading;
  private final StatedKind stated;
  private final SenderWarnings remarks;
  private final FollowUps followUps;
  private final MarkingTasks markingTasks;

  TaskConsequence(
      CareVocabulary vocabulary,
      Statements statements,
      RegionalReading reading,
      StatedKind stated,
      SenderWarnings remarks,
      MarkingTasks markingTasks) {
    this.vocabulary = vocabulary;
    this.statements = statements;
    this.reading = reading;
    this.stated = stated;
    this.remarks = remarks;
    this.followUps = new FollowUps(vocabulary);
    this.markingTasks = markingTasks;
  }

  @Override
  public String ownSource() {
    return vocabulary.ownSource();
  }

  @Override
  public Optional<Resource> toCheck(Contradicted message) {
    var patient = "Patient/" + message.patientId();
    var task =
        followUps.task(
            CareCode.CHECK_IDENTITY, message.patientId(), patient, SourceTime.text(message.now()));
    task.addInput()
        .setType(vocabulary.concept(CareCode.CHECK_IDENTITY))
        .setValue(new StringType(message.message().toString()));
    var isOpen =
        message
            .person()
            .find(RelativeReference.of(task))
            .map(known -> (Task) known.resource())
            .filter(FollowUps::isOpen)
            .isPresent();
    return isOpen ? Optional.empty() : Optional.of(followUps.asItIs(task, Optional.empty()));
  }

  @Override
  public List<Problem> refusals(Resource resource) {
    if (!(resource instanceof Task task) || !statements.areKeptOf(task)) {
      return List.of();
    }
    var problems = new ArrayList<Problem>();
    if (!task.hasLastModified() || (isDelegation(task) && !task.hasOwner())) {
      problems.add(Problem.of(CareTeamProblem.DELEGATION_INCOMPLETE).at(Place.at("Task")));
    }
    reading
        .current(RelativeReference.of(task))
        .filter(known -> known instanceof Task kept && !isStill(kept, task))
        .ifPresent(
            known -> problems.add(Problem.of(CareTeamProblem.TASK_CHANGED).at(Place.at("Task"))));
    return problems;
  }

  // The owner is part of a delegation; any other task may change owner.
  private boolean isStill(Task known, Task sent) {
    var asked = Objects.equals(known.getOwner().getReference(), sent.getOwner().getReference());
    return vocabulary.ownCode(known.getCode()).equals(vocabulary.ownCode(sent.getCode()))
        && Objects.equals(known.getFocus().getReference(), sent.getFocus().getReference())
        && (asked || !isDelegation(known));
  }

  private boolean isDelegation(Task task) {
    return vocabulary.is(task.getCode(), CareCode.DELEGATE_CENTRAL_ROLE);
  }

  @Override
  public Optional<Problem> refusesDeletion(String type, String id) {
    return type.equals("Task")
        ? reading.keptForGood(type, id).map(kept -> Problem.of(CareTeamProblem.NOT_DELETED))
        : Optional.empty();
  }

  // The owner answers on the Task itself, also on a Task of another source.
  @Override
  public Optional<String> keeper(Resource resource) {
    return resource instanceof Task task && statements.areKeptOf(task)
        ? reading.sourceOf(RelativeReference.of(task))
        : Optional.empty();
  }

  @Override
  public Adjustment beforeWriting(Proposed message) {
    return stated.adjust(
        message,
        resource -> resource instanceof Task || remarks.asksSomething(resource),
        (picture, change) -> {
          var derived = new ArrayList<Resource>(tasks(picture, change.after()));
          derived.addAll(answered(message.resources(), change, derived));
          return derived;
        });
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

  // Tasks by other rules of the adapter, such as a conflict to resolve: in a list while open.
  private List<Task> answered(List<Resource> sent, StatedChange change, List<Resource> derived) {
    var made = derived.stream().map(RelativeReference::of).collect(toSet());
    return sent.stream()
        .filter(Task.class::isInstance)
        .map(Task.class::cast)
        .filter(task -> vocabulary.isOwn(task) && statements.areKeptOf(task))
        .filter(task -> !made.contains(RelativeReference.of(task)))
        .filter(task -> !change.late().contains(RelativeReference.of(task)))
        .map(task -> followUps.asItIs(task, Optional.empty()))
        .toList();
  }
}
