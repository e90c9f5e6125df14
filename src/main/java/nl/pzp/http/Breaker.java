package nl.pzp.http;

import java.time.Duration;
import java.time.Instant;

/**
 * Leaves another party alone that failed several times in a row, or that asked for it. Once open,
 * it lets attempts through after each rest, and one success closes it.
 */
public final class Breaker {

  private final int failuresAllowed;
  private final Backoff rest;
  private int failures;
  private boolean tripped;
  private Instant restsUntil = Instant.MIN;

  /**
   * @param failuresAllowed opens it, in a row
   * @param rest after each failure while it is open
   */
  public Breaker(int failuresAllowed, Backoff rest) {
    this.failuresAllowed = failuresAllowed;
    this.rest = rest;
  }

  /** Whether an attempt may be made now; after a rest, one more failure begins the next. */
  public synchronized boolean lets(Instant now) {
    return !now.isBefore(restsUntil);
  }

  /** Whether the other party is taken to be away until an attempt succeeds. */
  public synchronized boolean isOpen() {
    return tripped || failures >= failuresAllowed;
  }

  /** Whether it was {@link #trip}ped since the last success. */
  public synchronized boolean isTripped() {
    return tripped;
  }

  /** Closes it. */
  public synchronized void succeeded() {
    failures = 0;
    tripped = false;
    restsUntil = Instant.MIN;
  }

  /** Counts a failure; rests only when that leaves it open. */
  public synchronized void failed(Instant now) {
    failures++;
    if (isOpen()) {
      restsUntil = now.plus(rest.after(failures));
    }
  }

  /** Counts a failure and rests, at least as long as the other party asked. */
  public synchronized void failed(Instant now, Duration asked) {
    failures++;
    restsUntil = now.plus(rest.after(failures, asked));
  }

  /** Opens at once: the other party said that it takes nothing. */
  public synchronized void trip(Instant now, Duration asked) {
    tripped = true;
    failed(now, asked);
  }

  /** Rests so long without counting a failure. */
  public synchronized void restFor(Duration wait, Instant now) {
    restsUntil = now.plus(wait);
  }
}
