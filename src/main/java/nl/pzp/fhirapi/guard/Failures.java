package nl.pzp.fhirapi.guard;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.audit.AuditFailedException;
import nl.pzp.guard.GuardProblem;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What a failure is to the caller, and the little of it that may stand in a log. */
public final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int FRAMES = 12;

  private Failures() {}

  /** The problems of a failure; what nobody foresaw is logged without its message. */
  public static List<Problem> problemsOf(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException known) {
        return known.problems();
      }
      // Requests come as soon as the port is open, a moment before the routes run and after they
      // end.
      if (cause instanceof RejectedExecutionException) {
        return List.of(Problem.of(GuardProblem.UNAVAILABLE));
      }
      if (cause instanceof AuditFailedException
          || cause instanceof DataAccessException
          || cause instanceof TransactionException) {
        LOG.warn("The record could not be reached: {}", withoutMessage(cause));
        return List.of(Problem.of(GuardProblem.UNAVAILABLE));
      }
    }
    LOG.error("A request failed: {}", withoutMessage(failure));
    return List.of(Problem.of(GuardProblem.FAILED));
  }

  // Messages of others' exceptions repeat what they could not read, which can be patient data.
  static String withoutMessage(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return failure.getClass().getName()
        + (root == failure ? "" : ", caused by " + root.getClass().getName())
        + Stream.of(root.getStackTrace())
            .limit(FRAMES)
            .map(frame -> System.lineSeparator() + "\tat " + frame)
            .collect(Collectors.joining());
  }
}
