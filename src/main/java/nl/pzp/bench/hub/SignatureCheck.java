package nl.pzp.bench.hub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks that a notification has a valid, recent and unused signature. */
public final class SignatureCheck {

  /** The header that carries the signature. */
  public static final String HEADER = "X-PZP-Signature";

  private static final Pattern SHAPE =
      Pattern.compile("t=(\\d{1,12}),n=([0-9a-f-]{36})((?:,v1=[0-9a-f]{64}){1,4})");
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int MOST_NONCES = 100_000;

  private final String secret;
  private final Clock clock;
  private final Map<String, Boolean> nonces =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST_NONCES;
        }
      };

  public SignatureCheck(String secret, Clock clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /** Whether this header is valid for this body, byte for byte as received. */
  public synchronized boolean holds(@Nullable String header, byte[] body) {
    var parts = SHAPE.matcher(header == null ? "" : header);
    if (!parts.matches()) {
      return false;
    }
    var age = clock.instant().getEpochSecond() - Long.parseLong(parts.group(1));
    if (Math.abs(age) > WINDOW.toSeconds()) {
      return false;
    }
    var expected = sign(parts.group(1) + "." + parts.group(2) + ".", body);
    var signed =
        Pattern.compile("v1=([0-9a-f]{64})")
            .matcher(parts.group(3))
            .results()
            .anyMatch(v1 -> MessageDigest.isEqual(expected, HexFormat.of().parseHex(v1.group(1))));
    return signed && nonces.put(parts.group(2), true) == null;
  }

  private byte[] sign(String prefix, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(prefix.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
  }
}
