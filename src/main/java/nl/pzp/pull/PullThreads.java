package nl.pzp.pull;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives each source under request a thread. The pulls per source and the callers bound their
 * number.
 */
final class PullThreads implements AutoCloseable {

  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  private final ExecutorService threads;

  PullThreads() {
    var numbers = new AtomicInteger();
    threads =
        Executors.newCachedThreadPool(
            work -> {
              var thread = new Thread(work, "pull-" + numbers.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  <T> Future<T> start(Callable<T> work) {
    return threads.submit(work);
  }

  void run(Runnable work) {
    threads.execute(work);
  }

  /** Waits for running pulls: an interrupt could close the embedded database's file. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      var ended = threads.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
      assert ended || threads.isShutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
