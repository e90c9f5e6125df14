package nl.pzp.marking;

import java.time.Instant;
import java.util.List;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Whether a patient is marked, at one moment.
 *
 * @param leading the marking that says the phase; null where there is none
 * @param all every marking as it was then, in the order of their sources
 * @param died null where the patient lived
 */
public record MarkingStatus(
    MarkingState state,
    @Nullable Entry leading,
    List<Entry> all,
    @Nullable Instant died,
    List<Problem> problems) {

  /**
   * One marking at that moment.
   *
   * @param phaseSince since when it names this phase
   */
  public record Entry(MarkingStatement statement, Instant phaseSince) {}

  public MarkingStatus {
    all = List.copyOf(all);
    problems = List.copyOf(problems);
  }

  public boolean isMarked() {
    return state == MarkingState.MARKED;
  }
}
