package nl.pzp.record;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Database transactions that are on disk when they return. */
final class Transactions {

  private static final int ATTEMPTS = 8;
  private static final int PAUSE_MILLIS = 20;

  private final TransactionTemplate template;
  private final Durability durability;

  Transactions(TransactionTemplate template, Durability durability) {
    this.template = template;
    this.durability = durability;
  }

  /** Runs the work once, in a transaction of its own. */
  <T extends @Nullable Object> T once(Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("This commits by itself, so it cannot be part of a change");
    }
    var result = template.execute(status -> work.get());
    durability.sync();
    return result;
  }

  /**
   * Runs the work in a transaction of its own, and again from its start when another one came in
   * between: a deadlock, or two that made the same row at once.
   *
   * @throws nl.pzp.problem.ProblemException (503) when it met others every time
   */
  <T extends @Nullable Object> T untilThrough(Supplier<T> work) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return once(work);
      } catch (TransientDataAccessException | DuplicateKeyException e) {
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

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong((long) PAUSE_MILLIS * attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(RecordProblem.BUSY).asException();
    }
  }
}
