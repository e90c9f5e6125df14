package nl.pzp.careplan.current;

import nl.pzp.careplan.WillType;
import nl.pzp.form.Moment;
import org.jspecify.annotations.Nullable;

/**
 * An advance directive of the patient (ACP-AdvanceDirective) in force.
 *
 * @param type null unless its type alone can contradict a plan
 * @param name title of the document
 */
public record Will(
    String reference, @Nullable WillType type, @Nullable String name, @Nullable Moment dated) {

  // Masked: free text must not reach a log.
  @Override
  public String toString() {
    return "Will[" + type + " " + reference + "]";
  }
}
