package nl.pzp.fhirapi.guard;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import nl.pzp.audit.AuditFailedException;
import nl.pzp.guard.GuardProblem;
import nl.pzp.problem.FailureTrace;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Maps failures to problems for the caller, and logs unexpected failures. */
public final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** The problems of a failure. Logs an unexpected failure without its message. */
  public static List<Problem> problemsOf(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException known) {
        return known.problems();
      }
      // Requests can arrive a moment before the routes run and after they stop.
      if (cause instanceof RejectedExecutionException) {
        return List.of(Problem.of(GuardProblem.UNAVAILABLE));
      }
      if (cause instanceof AuditFailedException
          || cause instanceof DataAccessException
          || cause instanceof TransactionException) {
        LOG.warn("The record could not be reached: {}", FailureTrace.of(cause));
        return List.of(Problem.of(GuardProblem.UNAVAILABLE));
      }
    }
    LOG.error("A request failed: {}", FailureTrace.of(failure));
    return List.of(Problem.of(GuardProblem.FAILED));
  }
}
