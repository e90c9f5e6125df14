package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for an asynchronous condition, without a fixed sleep. */
public final class Eventually {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Eventually() {}

  public static void that(String condition, BooleanSupplier holds) {
    that(condition, LONGEST, holds);
  }

  public static void that(String condition, Duration longest, BooleanSupplier holds) {
    var start = System.nanoTime();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - start > longest.toNanos()) {
        fail("It never happened that " + condition);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
