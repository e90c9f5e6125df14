package nl.pzp.bench.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.pzp.notify.delivery.Signature;
import org.junit.jupiter.api.Test;

/** A replayed, changed or old notification is refused. */
class SignatureCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final String SECRET = "a secret of some length";

  private final SignatureCheck check = new SignatureCheck(SECRET, Clock.fixed(NOW, ZoneOffset.UTC));

  private static String signed(Instant when, String... secrets) {
    return Signature.of(List.of(secrets), when, UUID.randomUUID(), BODY);
  }

  @Test
  void signatureOfTheAdapterIsValid() {
    assertThat(check.holds(signed(NOW, SECRET), BODY)).isTrue();
  }

  @Test
  void bothSecretsAreValidDuringReplacement() {
    assertThat(check.holds(signed(NOW, "another one, the next", SECRET), BODY)).isTrue();
  }

  @Test
  void repeatedNotificationIsRefused() {
    var header = signed(NOW, SECRET);
    check.holds(header, BODY);

    assertThat(check.holds(header, BODY)).isFalse();
  }

  @Test
  void wrongBodySecretOrTimeIsRefused() {
    var other = "{\"a\":2}".getBytes(StandardCharsets.UTF_8);

    assertThat(check.holds(signed(NOW, SECRET), other)).isFalse();
    assertThat(check.holds(signed(NOW, "not the secret of ours"), BODY)).isFalse();
    assertThat(check.holds(signed(NOW.minusSeconds(301), SECRET), BODY)).isFalse();
    assertThat(check.holds(signed(NOW.plusSeconds(301), SECRET), BODY)).isFalse();
    assertThat(check.holds(null, BODY)).isFalse();
    assertThat(check.holds("v1=00", BODY)).isFalse();
  }
}
