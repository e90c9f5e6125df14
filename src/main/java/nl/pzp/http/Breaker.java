package nl.pzp.http;

import java.time.Duration;
import java.time.Instant;

/**
 * A circuit breaker: pauses requests to a party after failures in a row, or at its request. Once
 * open, it allows an attempt after each pause; one success closes it.
 */
public final class Breaker {

  private final int failuresAllowed;
  private final Backoff rest;
  private int failures;
  private boolean tripped;
  private Instant restsUntil = Instant.MIN;

  /**
   * @param failuresAllowed number of failures in a row that open it
   * @param rest pause after each failure while it is open
   */
  public Breaker(int failuresAllowed, Backoff rest) {
    this.failuresAllowed = failuresAllowed;
    this.rest = rest;
  }

  /** Whether an attempt may be made now; the next failure starts the next pause. */
  public synchronized boolean lets(Instant now) {
    return !now.isBefore(restsUntil);
  }

  /** Whether the party counts as down until an attempt succeeds. */
  public synchronized boolean isOpen() {
    return tripped || failures >= failuresAllowed;
  }

  /** Whether {@link #trip} opened it since the last success. */
  public synchronized boolean isTripped() {
    return tripped;
  }

  /** Closes it. */
  public synchronized void succeeded() {
    failures = 0;
    tripped = false;
    restsUntil = Instant.MIN;
  }

  /** Counts a failure; pauses only when the breaker is open after it. */
  public synchronized void failed(Instant now) {
    failures++;
    if (isOpen()) {
      restUntil(now.plus(rest.after(failures)));
    }
  }

  /** Counts a failure and pauses, at least as long as the other party asked. */
  public synchronized void failed(Instant now, Duration asked) {
    failures++;
    restUntil(now.plus(rest.after(failures, asked)));
  }

  /** Opens at once, because the other party reported that it takes nothing. */
  public synchronized void trip(Instant now, Duration asked) {
    tripped = true;
    failed(now, asked);
  }

  /** Pauses for this time without counting a failure. */
  public synchronized void restFor(Duration wait, Instant now) {
    restUntil(now.plus(wait));
  }

  // A wait that the other side asked for is never cut short by a later, shorter one.
  private void restUntil(Instant moment) {
    if (moment.isAfter(restsUntil)) {
      restsUntil = moment;
    }
  }
}
