package nl.pzp.marking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/** One marking: all statements of its source, in source order. */
public final class Marking {

  /**
   * The state from a moment on.
   *
   * @param from when it took effect, possibly before an earlier statement's effect
   */
  private record Step(Instant from, MarkingStatement statement) {}

  private final List<MarkingStatement> statements;
  private final List<Step> steps = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param statements about one marking, in source order, at least one
   */
  Marking(List<MarkingStatement> statements) {
    this.statements = List.copyOf(statements);
    MarkingStatement before = null;
    for (var statement : this.statements) {
      steps.add(new Step(effect(statement, before), statement));
      judge(statement, before);
      before = statement;
    }
  }

  /** {@code Condition/id}. */
  public String reference() {
    return newest().marking();
  }

  public MarkingStatement newest() {
    return statements.get(statements.size() - 1);
  }

  List<Problem> problems() {
    return problems;
  }

  /** All statements, oldest first. */
  public List<MarkingStatement> statements() {
    return statements;
  }

  /**
   * The state at a moment, as known now; empty before the first marking. A retracted marking never
   * held.
   *
   * @param moment null for the latest statement
   */
  Optional<MarkingStatement> at(@Nullable Instant moment) {
    if (moment == null || newest().state() == MarkingState.RETRACTED) {
      return Optional.of(newest());
    }
    return steps.stream()
        .filter(step -> !step.from().isAfter(moment))
        .reduce((earlier, later) -> later)
        .map(Step::statement);
  }

  /** When the phase of this statement began. */
  Instant phaseSince(MarkingStatement statement) {
    Instant since = null;
    for (var step : steps) {
      var same =
          step.statement().state() == MarkingState.MARKED
              && step.statement().phase() == statement.phase();
      since = same ? (since == null ? step.from() : since) : null;
      if (step.statement().equals(statement)) {
        break;
      }
    }
    return since == null ? statement.since() : since;
  }

  // A change of phase has no date of its own; its statement time counts.
  private static Instant effect(MarkingStatement statement, @Nullable MarkingStatement before) {
    return switch (statement.state()) {
      case MARKED ->
          before == null
                  || before.state() != MarkingState.MARKED
                  || before.phase() == statement.phase()
              ? statement.since()
              : statement.time().at();
      case WITHDRAWN -> statement.ended() == null ? statement.time().at() : statement.ended();
      case RETRACTED, DECEASED, NOT_RECORDED -> statement.since();
    };
  }

  private void judge(MarkingStatement statement, @Nullable MarkingStatement before) {
    if (before == null) {
      if (statement.state() != MarkingState.MARKED) {
        note(MarkingProblem.NOTHING_TO_WITHDRAW);
      }
      return;
    }
    var was = before.phase();
    var is = statement.phase();
    if (statement.state() == MarkingState.MARKED
        && before.state() == MarkingState.MARKED
        && was != null
        && is != null
        && is.compareTo(was) < 0) {
      note(MarkingProblem.PHASE_BACKWARDS);
    }
    if (statement.time().isTiedWith(before.time())) {
      note(MarkingProblem.SAME_MOMENT);
    }
  }

  private void note(MarkingProblem code) {
    problems.add(Problem.of(code).with("marking", statements.get(0).marking()));
  }
}
