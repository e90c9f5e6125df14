package nl.pzp.bench.hub;

import java.time.Duration;

/**
 * The faults of the hub.
 *
 * @param slow delay of every answer
 * @param failEvery answers every so many with 503; 0 for never
 * @param vanishAfter stops answering after so many notifications; 0 for never
 * @param vanishFor how long it then stays away
 */
public record HubManners(Duration slow, int failEvery, int vanishAfter, Duration vanishFor) {

  /** No faults. */
  public static final HubManners GOOD = new HubManners(Duration.ZERO, 0, 0, Duration.ZERO);
}
