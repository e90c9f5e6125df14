package nl.pzp.pull;

import org.hl7.fhir.r4.model.Parameters;

/** Asks other systems for the plan of one patient. */
@FunctionalInterface
public interface PlanPull {

  /**
   * Asks and waits, within the deadline of each source.
   *
   * @return one parameter {@code source} for each source
   * @throws nl.pzp.problem.ProblemException when the patient or the source is unknown
   */
  Parameters ask(PullRequest request);
}
