package nl.pzp.careplan.current;

import java.util.Set;
import nl.pzp.careplan.WillType;
import nl.pzp.careplan.current.Statement.Force;
import nl.pzp.form.Moment;
import org.jspecify.annotations.Nullable;

/**
 * An advance directive of the patient (ACP-AdvanceDirective), with its own date, end and comment.
 *
 * @param types the kinds that can contradict a plan, by any of its codes; empty when it is none
 * @param name the kind in the document's own words
 * @param source the system that gave it; empty when nobody says
 * @param dated when it was signed or last verified
 * @param until the last moment at which it holds or held
 * @param comment free text of its source
 */
public record Will(
    String reference,
    Set<WillType> types,
    @Nullable String name,
    String source,
    @Nullable Moment dated,
    @Nullable Moment until,
    Force force,
    @Nullable String comment) {

  public Will {
    types = Set.copyOf(types);
  }

  /** Whether it is in force on the day of the plan. */
  public boolean holds() {
    return force == Force.HOLDS;
  }

  /** Whether it refuses this treatment by its kind alone. */
  public boolean refuses(PlanSubject subject) {
    return holds()
        && subject == PlanSubject.CARDIOPULMONARY_RESUSCITATION
        && types.contains(WillType.DO_NOT_RESUSCITATE);
  }

  // Masked: free text must not reach a log.
  @Override
  public String toString() {
    return "Will[" + types + " " + force + " " + reference + "]";
  }
}
