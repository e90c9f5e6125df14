package nl.pzp.notify.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header that proves a notification genuine and fresh: {@code t=<seconds>,n=<uuid>,v1=<hex>}.
 * Here v1 is the HMAC-SHA-256 of {@code t.n.body} under the subscriber's secret. During the
 * replacement of a secret there is one v1 for each.
 */
public final class Signature {

  public static final String HEADER = "X-PZP-Signature";

  private Signature() {}

  public static String of(List<String> secrets, Instant when, UUID nonce, byte[] body) {
    var signature = new StringBuilder("t=" + when.getEpochSecond() + ",n=" + nonce);
    for (var secret : secrets) {
      signature.append(",v1=").append(hex(secret, when.getEpochSecond(), nonce.toString(), body));
    }
    return signature.toString();
  }

  /** The expected v1 of this body. */
  public static String hex(String secret, long seconds, String nonce, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((seconds + "." + nonce + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
  }
}
