package nl.pzp.careplan.current;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody must look at before the plan can be relied on.
 *
 * @param subject absent when it is about the patient as a whole
 * @param references of every side, such as {@code Consent/1}, sorted, each once
 */
public record Conflict(
    ConflictKind kind, @Nullable PlanEntrySubject subject, List<String> references) {

  public Conflict {
    references = references.stream().distinct().sorted().toList();
  }

  /** The same for the same conflict, whenever and wherever it is found. */
  public String key() {
    return kind.name()
        + "|"
        + (subject == null ? "" : subject.key())
        + "|"
        + String.join(",", references);
  }
}
