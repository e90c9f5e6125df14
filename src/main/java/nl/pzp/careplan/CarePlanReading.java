package nl.pzp.careplan;

import java.util.List;
import nl.pzp.form.AcpForm;
import nl.pzp.problem.Problem;

/**
 * One conversation as a form's answers.
 *
 * @param problems facts that the form cannot hold, and ignored statements of other conversations
 */
public record CarePlanReading(AcpForm form, List<Problem> problems) {
  public CarePlanReading {
    problems = List.copyOf(problems);
  }
}
