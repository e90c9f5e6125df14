package nl.pzp.careplan.current;

import nl.pzp.careplan.WillType;
import nl.pzp.form.Moment;
import org.jspecify.annotations.Nullable;

/**
 * An advance directive of the patient (ACP-AdvanceDirective) that is in force.
 *
 * @param type absent when it is none that can contradict a plan by its kind alone
 * @param name what the document says it is
 */
public record Will(
    String reference, @Nullable WillType type, @Nullable String name, @Nullable Moment dated) {

  // Free text does not belong in a log.
  @Override
  public String toString() {
    return "Will[" + type + " " + reference + "]";
  }
}
