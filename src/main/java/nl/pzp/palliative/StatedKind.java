package nl.pzp.palliative;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import nl.pzp.careteam.CareTeamProblem;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.Statements;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.intake.Consequence.Adjustment;
import nl.pzp.intake.Consequence.Proposed;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adjusts a message for one kind of statement: keeps them, holds late ones back, derives. */
@Component
final class StatedKind {

  private final CareVocabulary vocabulary;
  private final Statements statements;
  private final StatedChangeReader changes;
  private final SenderWarnings remarks;

  StatedKind(
      CareVocabulary vocabulary,
      Statements statements,
      StatedChangeReader changes,
      SenderWarnings remarks) {
    this.vocabulary = vocabulary;
    this.statements = statements;
    this.changes = changes;
    this.remarks = remarks;
  }

  /**
   * The adjustment of a message for one kind.
   *
   * @param kind which resources of the message are of it
   * @param derived what follows for this kind, whether or not it is there already
   */
  Adjustment adjust(
      Proposed message,
      Predicate<Resource> kind,
      BiFunction<PalliativeStatus, StatedChange, List<Resource>> derived) {
    var change = changes.of(message);
    var picture = change.picture();
    if (picture == null) {
      return Adjustment.NONE;
    }
    var sent = message.resources().stream().map(RelativeReference::of).collect(toSet());
    var heldBack = new HashSet<String>();
    var problems = new HashMap<String, List<Problem>>();
    message.resources().stream()
        .filter(kind)
        .map(RelativeReference::of)
        .filter(change.late()::contains)
        .filter(heldBack::add)
        .forEach(reference -> say(problems, reference, Problem.of(CareTeamProblem.CAME_LATE)));
    var instead = new HashMap<String, Resource>();
    var besides = new ArrayList<Resource>();
    change.fresh().stream()
        .filter(statement -> kind.test(statement.content()))
        .map(statements::kept)
        .forEach(besides::add);
    for (var resource : derived.apply(picture, change)) {
      var reference = RelativeReference.of(resource);
      if (sent.contains(reference)) {
        heldBack.remove(reference);
        instead.put(reference, resource);
      } else if (isFree(change.known().get(reference))) {
        besides.add(resource);
      }
    }
    var all = new ArrayList<Resource>(besides);
    all.addAll(instead.values());
    for (var resource : message.resources()) {
      if (kind.test(resource)) {
        remarks
            .on(resource, picture, all)
            .forEach(problem -> say(problems, RelativeReference.of(resource), problem));
      }
    }
    return new Adjustment(heldBack, instead, besides, problems);
  }

  // A resource of another source under the same id must not stop the message.
  private boolean isFree(@Nullable Resource there) {
    return there == null || vocabulary.isOwn(there);
  }

  private static void say(Map<String, List<Problem>> problems, String reference, Problem problem) {
    problems.computeIfAbsent(reference, r -> new ArrayList<>()).add(problem);
  }
}
