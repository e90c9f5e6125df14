package nl.pzp.record;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import nl.pzp.problem.FailureTrace;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Database transactions that are on disk when they return, and never take for ever. */
final class DatabaseTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseTransactions.class);

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 8;
  private static final int PAUSE_MILLIS = 20;

  private final TransactionTemplate template;
  private final Durability durability;

  DatabaseTransactions(PlatformTransactionManager manager, Durability durability) {
    template = new TransactionTemplate(manager);
    template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    template.setTimeout((int) LONGEST.toSeconds());
    this.durability = durability;
  }

  /**
   * Runs the work once, in a transaction of its own.
   *
   * @throws nl.pzp.problem.ProblemException 503 when the database cannot be reached or takes too
   *     long; whether the work was committed then shows when the same message comes again. 422 when
   *     it will never take these data
   * @throws DuplicateKeyException when a row is there already
   */
  <T extends @Nullable Object> T once(Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("This commits by itself, so it cannot be part of a change");
    }
    try {
      var result = template.execute(status -> work.get());
      durability.sync();
      return result;
    } catch (DuplicateKeyException e) {
      throw e;
    } catch (DataAccessResourceFailureException | TransactionException e) {
      var state = state(e);
      LOG.warn("The database does not answer as it should, {}: {}", state, FailureTrace.of(e));
      throw Problem.of(RecordProblem.UNAVAILABLE).asException();
    } catch (RuntimeException e) {
      if (LastingFailure.isIn(e)) {
        throw notStorable(e);
      }
      throw e;
    }
  }

  /**
   * Runs the work in a transaction of its own, and again from its start when another one came in
   * between: a deadlock, or two that made the same row at once.
   *
   * @throws nl.pzp.problem.ProblemException 503 when it met others every time, 422 when a row of
   *     its own was there every time
   */
  <T extends @Nullable Object> T untilThrough(Supplier<T> work) {
    var start = System.nanoTime();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return once(work);
      } catch (TransientDataAccessException | DuplicateKeyException e) {
        var state = state(e);
        LOG.debug("Attempt {} met another change, {}", attempt, state);
        if (attempt == ATTEMPTS && e instanceof DuplicateKeyException) {
          throw notStorable(e);
        }
        if (System.nanoTime() - start > LONGEST.toNanos()) {
          break;
        }
        pause(attempt);
      }
    }
    throw Problem.of(RecordProblem.BUSY).asException();
  }

  /** Runs the work in the caller's transaction, or in one of its own where there is none. */
  void joining(Runnable work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      work.run();
    } else {
      once(
          () -> {
            work.run();
            return true;
          });
    }
  }

  private static ProblemException notStorable(RuntimeException e) {
    LOG.warn("The database does not take these data: {}", FailureTrace.of(e));
    return Problem.of(RecordProblem.NOT_STORABLE).asException();
  }

  // Without the database's own words, which may repeat a value.
  private static String state(NestedRuntimeException e) {
    return e.getMostSpecificCause() instanceof SQLException sql
        ? "SQLSTATE " + sql.getSQLState()
        : "no SQLSTATE";
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong((long) PAUSE_MILLIS * attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(RecordProblem.BUSY).asException();
    }
  }
}
