package nl.pzp.careteam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.pzp.careteam.Delegation.State;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Applies the statements about one delegation in order. An impossible transition changes nothing
 * and is reported.
 */
final class DelegationSteps {

  private final String task;
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable State state;
  private @Nullable Instant from;
  private @Nullable Instant until;

  private DelegationSteps(String task) {
    this.task = task;
  }

  /**
   * @param statements about one Task, in source order, at least one
   */
  static Delegation of(List<SourceStatement> statements) {
    var first = statements.get(0);
    var steps = new DelegationSteps(first.subject());
    var last = first;
    for (var statement : statements) {
      var stated = (Task) statement.content();
      if (steps.take(stated, statement.time().at())) {
        last = statement;
      }
    }
    // The first owner counts: delegating to another person is another delegation.
    var delegate = Member.of(((Task) first.content()).getOwner());
    return new Delegation(
        first.subject(),
        steps.state == null ? State.REQUESTED : steps.state,
        delegate,
        steps.from,
        steps.until,
        last.time(),
        steps.problems);
  }

  private boolean take(Task stated, Instant at) {
    var next = next(Optional.ofNullable(stated.getStatus()).orElse(TaskStatus.NULL));
    if (next.isEmpty()) {
      problems.add(
          Problem.of(CareTeamProblem.STEP_OUT_OF_ORDER)
              .with("task", task)
              .with("status", String.valueOf(stated.getStatusElement().getValueAsString()))
              .at(Place.at("Task.status")));
      return false;
    }
    var was = state;
    state = next.get();
    if (state == State.ACCEPTED && was != State.ACCEPTED) {
      from =
          stated.getExecutionPeriod().hasStart()
              ? SourceTime.firstMoment(stated.getExecutionPeriod().getStartElement())
              : at;
    } else if (state == State.ENDED && was == State.ACCEPTED) {
      until =
          stated.getExecutionPeriod().hasEnd()
              ? SourceTime.firstMoment(stated.getExecutionPeriod().getEndElement())
              : at;
    } else if (state == State.VOID) {
      from = null;
      until = null;
    }
    return true;
  }

  private Optional<State> next(TaskStatus status) {
    var open = state == null || state == State.REQUESTED;
    return switch (status) {
      case DRAFT, REQUESTED, RECEIVED, READY ->
          open ? Optional.of(State.REQUESTED) : Optional.empty();
      case ACCEPTED, INPROGRESS, ONHOLD ->
          open || state == State.ACCEPTED ? Optional.of(State.ACCEPTED) : Optional.empty();
      case REJECTED -> after(State.DECLINED, open);
      case CANCELLED, FAILED -> after(State.CANCELLED, open);
      // An ended delegation was accepted before, even if that message never arrived.
      case COMPLETED ->
          open || state == State.ACCEPTED ? Optional.of(State.ENDED) : Optional.empty();
      case ENTEREDINERROR -> Optional.of(State.VOID);
      case NULL -> Optional.empty();
    };
  }

  // A delegate who accepted and now declines no longer holds the role: the safe reading.
  private Optional<State> after(State whereOpen, boolean open) {
    return open
        ? Optional.of(whereOpen)
        : state == State.ACCEPTED ? Optional.of(State.ENDED) : Optional.empty();
  }
}
