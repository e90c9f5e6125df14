package nl.pzp.palliative;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.pzp.careteam.CareCode;
import nl.pzp.careteam.CareTeamProblem;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.SourceStatement;
import nl.pzp.careteam.Statements;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.intake.Consequence;
import nl.pzp.marking.MarkingProblem;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Markings and care networks at the moment that a message is written. */
final class RegionalRules implements Consequence {

  private final CareVocabulary vocabulary;
  private final Statements statements;
  private final RegionalReading reading;
  private final DerivedResources derivation;
  private final SenderWarnings remarks;

  RegionalRules(
      CareVocabulary vocabulary,
      Statements statements,
      RegionalReading reading,
      DerivedResources derivation,
      SenderWarnings remarks) {
    this.vocabulary = vocabulary;
    this.statements = statements;
    this.reading = reading;
    this.derivation = derivation;
    this.remarks = remarks;
  }

  @Override
  public String ownSource() {
    return vocabulary.ownSource();
  }

  @Override
  public List<Problem> refusals(Resource resource) {
    if (resource instanceof Condition condition && statements.areKeptOf(condition)) {
      return remarks.refusals(condition);
    }
    if (resource instanceof CareTeam team
        && vocabulary.is(team.getCategory(), CareCode.CARE_NETWORK)) {
      return List.of(
          Problem.of(CareTeamProblem.NETWORK_IS_DERIVED).at(Place.at("CareTeam.category")));
    }
    if (resource instanceof Task task && statements.areKeptOf(task)) {
      return refusals(task);
    }
    return List.of();
  }

  private List<Problem> refusals(Task task) {
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

  @Override
  public Optional<Problem> refusesDeletion(String type, String id) {
    return reading
        .current(type + "/" + id)
        .filter(resource -> statements.areKeptOf(resource) || isOwn(resource))
        .map(
            resource ->
                Problem.of(
                    resource instanceof Condition
                        ? MarkingProblem.NOT_DELETED
                        : CareTeamProblem.NOT_DELETED));
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
    var known = RegionalReading.known(message.person());
    if (!concerns(message, known)) {
      return Adjustment.NONE;
    }
    var heldBack = new HashSet<String>();
    var problems = new HashMap<String, List<Problem>>();
    var fresh = new ArrayList<SourceStatement>();
    var after = new LinkedHashMap<>(known);
    var earlier = statements.among(known.values());
    for (var resource : known.values()) {
      // Written under a condition of its own, or before statements were kept.
      if (statements.areKeptOf(resource)
          && !isOwn(resource)
          && earlier.stream().noneMatch(s -> s.subject().equals(RelativeReference.of(resource)))) {
        fresh.add(statements.of(resource));
      }
    }
    for (var resource : message.resources()) {
      var reference = RelativeReference.of(resource);
      if (!statements.areKeptOf(resource)) {
        after.put(RegionalReading.key(resource), resource);
        continue;
      }
      var statement = statements.of(resource);
      fresh.add(statement);
      var newest =
          earlier.stream().filter(s -> s.subject().equals(reference)).reduce((one, next) -> next);
      if (newest.filter(n -> n.time().compareTo(statement.time()) > 0).isPresent()) {
        heldBack.add(reference);
        say(problems, reference, Problem.of(CareTeamProblem.CAME_LATE));
      } else if (!isOwn(resource)) {
        after.put(reference, resource);
      }
    }
    var keeping = fresh.stream().map(statements::kept).toList();
    keeping.forEach(kept -> after.put(RelativeReference.of(kept), kept));
    var picture = reading.picture(message.patientId(), after.values(), message.resources());
    var instead = new HashMap<String, Resource>();
    var derived = new ArrayList<Resource>(keeping);
    var sent = sentReferences(message);
    for (var resource : derivation.of(picture, after.values())) {
      if (sent.contains(RelativeReference.of(resource))) {
        heldBack.remove(RelativeReference.of(resource));
        instead.put(RelativeReference.of(resource), resource);
      } else if (isFree(known.get(RelativeReference.of(resource)))) {
        derived.add(resource);
      }
    }
    for (var resource : message.resources()) {
      // Made by other rules of the adapter, such as a conflict to resolve.
      if (resource instanceof Task task && isOwn(task) && statements.areKeptOf(task)) {
        instead.putIfAbsent(RelativeReference.of(task), derivation.answered(task));
      }
    }
    var all = new ArrayList<Resource>(derived);
    all.addAll(instead.values());
    for (var resource : message.resources()) {
      remarks
          .on(resource, picture, all)
          .forEach(problem -> say(problems, RelativeReference.of(resource), problem));
    }
    return new Adjustment(heldBack, instead, derived, problems);
  }

  // A patient of whom nothing of the kind is known, and a message that says nothing of it, cost one
  // read.
  private boolean concerns(Proposed message, Map<String, Resource> known) {
    if (known.values().stream().anyMatch(r -> statements.areKeptOf(r) || isOwn(r))
        || message.resources().stream()
            .anyMatch(r -> statements.areKeptOf(r) || remarks.asksSomething(r))) {
      return true;
    }
    var plan =
        message.resources().stream().anyMatch(Procedure.class::isInstance)
            || known.values().stream().anyMatch(Procedure.class::isInstance);
    return plan
        && (hasGeneralPractitioner(message.resources()) || hasGeneralPractitioner(known.values()));
  }

  private static boolean hasGeneralPractitioner(java.util.Collection<Resource> resources) {
    return resources.stream()
        .anyMatch(r -> r instanceof Patient patient && patient.hasGeneralPractitioner());
  }

  private static Set<String> sentReferences(Proposed message) {
    var sent = new HashSet<String>();
    message.resources().forEach(resource -> sent.add(RelativeReference.of(resource)));
    return sent;
  }

  // A resource of another source under the same id must not stop the message.
  private boolean isFree(@Nullable Resource there) {
    return there == null || isOwn(there);
  }

  private boolean isOwn(Resource resource) {
    return vocabulary.ownSource().equals(resource.getMeta().getSource());
  }

  private boolean isDelegation(Task task) {
    return vocabulary.is(task.getCode(), CareCode.DELEGATE_CENTRAL_ROLE);
  }

  private static void say(Map<String, List<Problem>> problems, String reference, Problem problem) {
    problems.computeIfAbsent(reference, r -> new ArrayList<>()).add(problem);
  }
}
