package nl.pzp.careplan;

import java.util.List;
import nl.pzp.form.AcpForm;
import nl.pzp.problem.Problem;

/**
 * One conversation as the answers of a form.
 *
 * @param problems what the form cannot hold, and what of other conversations was left out
 */
public record CarePlanReading(AcpForm form, List<Problem> problems) {
  public CarePlanReading {
    problems = List.copyOf(problems);
  }
}
