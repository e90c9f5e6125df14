package nl.pzp.http;

import java.time.Duration;
import java.util.function.LongUnaryOperator;
import java.util.random.RandomGenerator;

/** Gives the wait after failures in a row: it doubles each time, up to a limit. */
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

  /** Waits exactly the computed time. */
  public static Backoff doubling(Duration first, Duration most) {
    return new Backoff(first, most, bound -> bound);
  }

  /**
   * Waits a random part of the computed time (full jitter), so that clients that failed together
   * return apart.
   */
  public static Backoff jittered(Duration first, Duration most, RandomGenerator random) {
    return new Backoff(first, most, bound -> random.nextLong(bound + 1));
  }

  /** Waits equally long each time. */
  public static Backoff constant(Duration wait) {
    return doubling(wait, wait);
  }

  /** The wait after so many failures in a row; zero or one failure gives the first wait. */
  public Duration after(int failures) {
    var doublings = Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS);
    var doubled = (double) first.toMillis() * (double) (1L << doublings);
    var bound = (long) Math.min(doubled, (double) most.toMillis());
    return Duration.ofMillis(spread.applyAsLong(bound));
  }

  /** The same, or the longer wait that the other side asked for. */
  public Duration after(int failures, Duration asked) {
    var wait = after(failures);
    return asked.compareTo(wait) > 0 ? asked : wait;
  }
}
