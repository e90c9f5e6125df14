package nl.pzp.marking;

import java.time.Instant;
import java.util.List;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A patient's marking status at one moment.
 *
 * @param leading the marking that determines the phase; null when there is none
 * @param all every marking in its state of that moment, in source order
 * @param died null while the patient lived
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
   * @param phaseSince when its current phase began
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
