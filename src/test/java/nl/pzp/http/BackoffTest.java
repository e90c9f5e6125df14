package nl.pzp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Waits grow up to their limit. */
class BackoffTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void waitDoublesWithEachFailureUpToItsLimit() {
    var backoff = Backoff.doubling(SECOND, Duration.ofSeconds(10));

    assertThat(IntStream.rangeClosed(1, 6).mapToObj(backoff::after))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
  }

  @Test
  void firstWaitAppliesWithoutFailureToo() {
    assertThat(Backoff.doubling(SECOND, Duration.ofHours(1)).after(0)).isEqualTo(SECOND);
  }

  @Test
  void manyFailuresDoNotOverflow() {
    var backoff = Backoff.doubling(Duration.ofDays(30), Duration.ofDays(7));

    assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void jitterSpreadsFromZeroToTheWholeWait() {
    var backoff = Backoff.jittered(SECOND, Duration.ofSeconds(4), new Random(1));

    var waits = IntStream.range(0, 2000).mapToObj(n -> backoff.after(3)).toList();
    assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(4)) <= 0);
    assertThat(waits).anyMatch(wait -> wait.toMillis() < 200);
    assertThat(waits).anyMatch(wait -> wait.toMillis() > 3800);
  }

  @Test
  void requestedWaitIsNeverShortened() {
    var backoff = Backoff.constant(SECOND);

    assertThat(backoff.after(7, Duration.ofMinutes(2))).isEqualTo(Duration.ofMinutes(2));
    assertThat(backoff.after(7, Duration.ZERO)).isEqualTo(SECOND);
  }
}
