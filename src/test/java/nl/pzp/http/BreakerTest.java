package nl.pzp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Requests to a failing party pause, and resume after one success. */
class BreakerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration REST = Duration.ofMinutes(1);

  private final Breaker breaker = new Breaker(3, Backoff.constant(REST));

  @Test
  void failuresInARowOpenItAndASuccessResetsTheCount() {
    breaker.failed(NOW);
    breaker.failed(NOW);
    breaker.succeeded();
    breaker.failed(NOW);
    breaker.failed(NOW);
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.lets(NOW)).isTrue();

    breaker.failed(NOW);

    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.lets(NOW.plus(REST).minusMillis(1))).isFalse();
    assertThat(breaker.lets(NOW.plus(REST))).isTrue();
  }

  @Test
  void afterAPauseOneFailureStartsTheNextAndOneSuccessClosesIt() {
    for (int i = 0; i < 3; i++) {
      breaker.failed(NOW);
    }
    var later = NOW.plus(REST);
    breaker.failed(later);
    assertThat(breaker.lets(later)).isFalse();

    breaker.succeeded();

    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.lets(later)).isTrue();
  }

  @Test
  void pauseGrowsWithEachFailureWhileOpen() {
    var growing = new Breaker(1, Backoff.doubling(REST, Duration.ofHours(1)));
    growing.failed(NOW);
    growing.failed(NOW);

    assertThat(growing.lets(NOW.plus(REST))).isFalse();
    assertThat(growing.lets(NOW.plus(REST.multipliedBy(2)))).isTrue();
  }

  @Test
  void requestedPauseIsKeptAfterTheFirstFailure() {
    breaker.failed(NOW, Duration.ofMinutes(5));

    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.lets(NOW.plus(Duration.ofMinutes(4)))).isFalse();
    assertThat(breaker.lets(NOW.plus(Duration.ofMinutes(5)))).isTrue();
  }

  @Test
  void pauseWithoutFailureCountsNoFailure() {
    for (int i = 0; i < 3; i++) {
      breaker.restFor(REST, NOW);
    }

    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.lets(NOW)).isFalse();
    assertThat(breaker.lets(NOW.plus(REST))).isTrue();
  }

  @Test
  void partyThatTakesNothingOpensItAtOnce() {
    breaker.trip(NOW, Duration.ZERO);
    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.isTripped()).isTrue();

    breaker.succeeded();

    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.isTripped()).isFalse();
  }

  @Test
  void longerPauseThatWasAskedForIsNotCutShort() {
    breaker.failed(NOW);
    breaker.failed(NOW);
    breaker.restFor(Duration.ofHours(1), NOW);
    breaker.failed(NOW);

    assertThat(breaker.lets(NOW.plus(Duration.ofMinutes(59)))).isFalse();
    assertThat(breaker.lets(NOW.plus(Duration.ofHours(1)))).isTrue();
  }
}
