package nl.pzp.careplan.current;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conflict that a person must resolve before relying on the plan.
 *
 * @param subject null when it concerns the patient as a whole
 * @param references of all sides, such as {@code Consent/1}, sorted and distinct
 */
public record Conflict(
    ConflictKind kind, @Nullable PlanEntrySubject subject, List<String> references) {

  public Conflict {
    references = references.stream().distinct().sorted().toList();
  }

  /** Identifies the conflict, independent of time and place of detection. */
  public String key() {
    return kind.name()
        + "|"
        + (subject == null ? "" : subject.key())
        + "|"
        + String.join(",", references);
  }
}
