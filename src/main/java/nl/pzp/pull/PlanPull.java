package nl.pzp.pull;

import org.hl7.fhir.r4.model.Parameters;

/** Asks other systems for the plan of one patient. */
@FunctionalInterface
public interface PlanPull {

  /**
   * Asks and waits, within the deadline of each source.
   *
   * @return one parameter {@code source} for each source that was asked
   * @throws nl.pzp.problem.ProblemException when there is nobody, or no source, to ask
   */
  Parameters ask(PullRequest request);
}
