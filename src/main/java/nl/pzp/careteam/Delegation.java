package nl.pzp.careteam;

import java.time.Instant;
import java.util.List;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of one delegation of the central role.
 *
 * @param task {@code Task/id}
 * @param from when it was accepted; null while it was not
 * @param until when it ended; null while it lasts
 * @param decided the statement that made it so
 */
public record Delegation(
    String task,
    State state,
    Member delegate,
    @Nullable Instant from,
    @Nullable Instant until,
    SourceTime decided,
    List<Problem> problems) {

  /** The steps of a delegation. */
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
