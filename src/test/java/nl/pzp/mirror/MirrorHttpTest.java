package nl.pzp.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.delivery.Failure;
import org.junit.jupiter.api.Test;

/** Requests end at the deadline and reach allowed addresses only. */
class MirrorHttpTest {

  private static final Key ANY = new Key("Goal", "g-1");

  private static Failure failure(URI base, boolean open) {
    var rules = new EndpointRules(List.of(), open, InetAddress::getAllByName);
    try (var http = new MirrorHttp(rules, null, Clock.systemUTC())) {
      var target = new Target(base, List.of(), Duration.ofMillis(300));
      var away =
          catchThrowableOfType(
              MirrorAwayException.class, () -> MirrorResult.of(http.get(target, ANY)));
      return java.util.Objects.requireNonNull(away.result().failure());
    }
  }

  @Test
  void slowAnswerEndsAtTheDeadline() {
    try (var mirror = new TestMirror()) {
      mirror.fail(exchange -> Thread.sleep(2000));
      assertThat(failure(mirror.base(), true)).isEqualTo(Failure.TIMEOUT);
    }
  }

  @Test
  void drippingAnswerEndsAtTheSameDeadline() {
    try (var mirror = new TestMirror()) {
      mirror.fail(
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 20; i++) {
              exchange.getResponseBody().write(' ');
              exchange.getResponseBody().flush();
              Thread.sleep(100);
            }
          });
      assertThat(failure(mirror.base(), true)).isEqualTo(Failure.TIMEOUT);
    }
  }

  @Test
  void redirectIsNotFollowed() {
    try (var mirror = new TestMirror()) {
      mirror.fail(TestMirror.status(302, "Location", mirror.base() + "/Goal/g-1"));
      assertThat(failure(mirror.base(), true)).isEqualTo(Failure.NOT_NOW);
      assertThat(mirror.authorizations()).hasSize(1);
    }
  }

  @Test
  void forbiddenAddressIsNotContacted() {
    try (var mirror = new TestMirror()) {
      assertThat(failure(mirror.base(), false)).isEqualTo(Failure.ADDRESS_NOT_ALLOWED);
      assertThat(mirror.authorizations()).isEmpty();
    }
  }

  @Test
  void closedPortIsNoResponse() {
    var gone = new TestMirror();
    var base = gone.base();
    gone.close();

    assertThat(failure(base, true)).isEqualTo(Failure.NO_RESPONSE);
  }
}
