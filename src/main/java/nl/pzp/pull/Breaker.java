package nl.pzp.pull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Leaves a source alone for a while that failed several times in a row, or that asked for it. */
final class Breaker {

  private static final Duration LONGEST_REST = Duration.ofHours(1);

  private final int failuresAllowed;
  private final Duration rest;
  private final Clock clock;
  private int failures;
  private Instant restsUntil = Instant.MIN;

  Breaker(int failuresAllowed, Duration rest, Clock clock) {
    this.failuresAllowed = failuresAllowed;
    this.rest = rest;
    this.clock = clock;
  }

  /** Whether the source may be asked; after a rest one failure is enough for the next. */
  synchronized boolean lets() {
    return !clock.instant().isBefore(restsUntil);
  }

  synchronized void succeeded() {
    failures = 0;
    restsUntil = Instant.MIN;
  }

  synchronized void failed() {
    failures++;
    if (failures >= failuresAllowed) {
      restsUntil = clock.instant().plus(rest);
    }
  }

  /** The source said itself how long it wants to be left alone. */
  synchronized void restFor(Duration wanted) {
    var longest = wanted.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : wanted;
    restsUntil = clock.instant().plus(longest);
  }
}
