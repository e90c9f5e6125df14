package nl.pzp.careteam;

import java.time.Instant;
import java.util.List;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The result of one delegation of the central role.
 *
 * @param task {@code Task/id}
 * @param from moment of acceptance; null until accepted
 * @param until moment of ending; null while it lasts
 * @param decided the statement that led to this state
 */
public record Delegation(
    String task,
    State state,
    Member delegate,
    @Nullable Instant from,
    @Nullable Instant until,
    SourceTime decided,
    List<Problem> problems) {

  /** States of a delegation. */
  public enum State {
    REQUESTED,
    ACCEPTED,
    DECLINED,
    CANCELLED,
    ENDED,
    VOID
  }

  public Delegation {
    problems = List.copyOf(problems);
  }
}
