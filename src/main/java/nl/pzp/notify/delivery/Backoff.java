package nl.pzp.notify.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after so many failures: anything from nothing to a bound that doubles each time,
 * so that those who failed together do not come back together (full jitter).
 */
final class Backoff {

  private static final int MOST_DOUBLINGS = 30;

  private final Duration first;
  private final Duration most;
  private final RandomGenerator random;

  Backoff(Duration first, Duration most, RandomGenerator random) {
    this.first = first;
    this.most = most;
    this.random = random;
  }

  Duration after(int failures) {
    var doubled =
        (double) first.toMillis() * (double) (1L << Math.min(failures - 1, MOST_DOUBLINGS));
    var bound = (long) Math.min(doubled, (double) most.toMillis());
    return Duration.ofMillis(random.nextLong(bound + 1));
  }
}
