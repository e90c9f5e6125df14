package nl.pzp.bench.hub;

import java.time.Duration;

/**
 * How the hub misbehaves.
 *
 * @param slow how long it takes over every answer
 * @param failEvery answers every so many with 503; 0 for never
 * @param vanishAfter says nothing at all after so many notifications; 0 for never
 * @param vanishFor how long it then stays away
 */
public record HubManners(Duration slow, int failEvery, int vanishAfter, Duration vanishFor) {

  /** Well. */
  public static final HubManners GOOD = new HubManners(Duration.ZERO, 0, 0, Duration.ZERO);
}
