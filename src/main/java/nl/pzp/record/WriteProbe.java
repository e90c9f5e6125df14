package nl.pzp.record;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds out, with a small write, whether the database takes writes now. */
public final class WriteProbe {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final JdbcTemplate jdbc;
  private final DatabaseTransactions transactions;
  private final Clock clock;
  // One thread: a database that hangs holds no more than that.
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          0, 1, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), WriteProbe::thread);

  WriteProbe(JdbcTemplate jdbc, DatabaseTransactions transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whether a write is on disk within five seconds. */
  public boolean succeeds() {
    Supplier<Integer> write =
        () -> jdbc.update("UPDATE write_probe SET written_at = ?", SqlTime.of(clock.instant()));
    try {
      return thread
              .submit(() -> transactions.once(write))
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          == 1;
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "write-probe");
    thread.setDaemon(true);
    return thread;
  }
}
