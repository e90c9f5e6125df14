package nl.pzp.palliative;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.Statements;
import nl.pzp.intake.Consequence;
import nl.pzp.marking.MarkingFlag;
import nl.pzp.marking.MarkingProblem;
import nl.pzp.marking.MarkingState;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The marking of a patient after a message: its statements, its banner, two that contradict. */
@Component
@Order(1)
final class MarkingConsequence implements Consequence {

  private static final String TWO_MARKINGS = "two-markings";

  private final CareVocabulary vocabulary;
  private final Statements statements;
  private final RegionalReading reading;
  private final StatedKind stated;
  private final SenderWarnings remarks;
  private final MarkingFlag flags;
  private final OpenContradictions contradictions;

  MarkingConsequence(
      CareVocabulary vocabulary,
      Statements statements,
      RegionalReading reading,
      StatedKind stated,
      SenderWarnings remarks) {
    this.vocabulary = vocabulary;
    this.statements = statements;
    this.reading = reading;
    this.stated = stated;
    this.remarks = remarks;
    this.flags = new MarkingFlag(vocabulary);
    this.contradictions = new OpenContradictions(vocabulary);
  }

  @Override
  public String ownSource() {
    return vocabulary.ownSource();
  }

  @Override
  public List<Problem> refusals(Resource resource) {
    return resource instanceof Condition condition && statements.areKeptOf(condition)
        ? remarks.refusals(condition)
        : List.of();
  }

  @Override
  public Optional<Problem> refusesDeletion(String type, String id) {
    return type.equals("Condition")
        ? reading.keptForGood(type, id).map(kept -> Problem.of(MarkingProblem.NOT_DELETED))
        : Optional.empty();
  }

  @Override
  public Adjustment beforeWriting(Proposed message) {
    return stated.adjust(message, Condition.class::isInstance, this::derived);
  }

  private List<Resource> derived(PalliativeStatus picture, StatedChange change) {
    var derived = new ArrayList<Resource>();
    var status = picture.markings().now();
    flags
        .of(status, picture.patientId())
        .ifPresent(
            flag -> {
              if (status.isMarked()) {
                flag.addIdentifier()
                    .setSystem(vocabulary.worklist())
                    .setValue(TeamWorklists.listOf(picture.coreTeam()));
              }
              derived.add(flag);
            });
    var marked =
        status.all().stream()
            .filter(entry -> entry.statement().state() == MarkingState.MARKED)
            .map(entry -> entry.statement().marking())
            .toList();
    var sides = marked.size() > 1 ? marked : List.<String>of();
    derived.addAll(
        contradictions.of(Map.of(TWO_MARKINGS, sides), picture.patientId(), change.after()));
    return derived;
  }
}
