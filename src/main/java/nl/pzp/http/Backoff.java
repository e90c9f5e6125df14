package nl.pzp.http;

import java.time.Duration;
import java.util.function.LongUnaryOperator;
import java.util.random.RandomGenerator;

/** How long to wait after a number of failures in a row: twice as long each time, up to a limit. */
public final class Backoff {

  private static final int MOST_DOUBLINGS = 30;

  private final Duration first;
  private final Duration most;
  private final LongUnaryOperator spread;

  private Backoff(Duration first, Duration most, LongUnaryOperator spread) {
    this.first = first;
    this.most = most;
    this.spread = spread;
  }

  /** Waits exactly so long. */
  public static Backoff doubling(Duration first, Duration most) {
    return new Backoff(first, most, bound -> bound);
  }

  /**
   * Waits anything from nothing to so long (full jitter): those who failed together do not come
   * back together.
   */
  public static Backoff jittered(Duration first, Duration most, RandomGenerator random) {
    return new Backoff(first, most, bound -> random.nextLong(bound + 1));
  }

  /** Waits equally long each time. */
  public static Backoff constant(Duration wait) {
    return doubling(wait, wait);
  }

  /** The wait after so many failures in a row, in milliseconds; the first wait for one or none. */
  public Duration after(int failures) {
    var doublings = Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS);
    var doubled = (double) first.toMillis() * (double) (1L << doublings);
    var bound = (long) Math.min(doubled, (double) most.toMillis());
    return Duration.ofMillis(spread.applyAsLong(bound));
  }

  /** The same, or longer where the other side asked for more time. */
  public Duration after(int failures, Duration asked) {
    var wait = after(failures);
    return asked.compareTo(wait) > 0 ? asked : wait;
  }
}
