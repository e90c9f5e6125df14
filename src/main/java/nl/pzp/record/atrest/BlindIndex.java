package nl.pzp.record.atrest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Keyed hashes (HMAC-SHA-256) under which a value can be found again and from which, without the
 * key, it cannot be guessed: a plain hash of nine digits is guessed in seconds.
 */
public final class BlindIndex {

  private final SecretKey key;

  BlindIndex(SecretKey key) {
    this.key = key;
  }

  /**
   * The index of what these parts are together, 43 characters.
   *
   * @param purpose keeps indexes of different things apart, even of the same value
   */
  public String of(String purpose, String... parts) {
    var mac = mac(purpose);
    for (var part : parts) {
      update(mac, part.getBytes(StandardCharsets.UTF_8));
    }
    return text(mac);
  }

  /** The same, of bytes. */
  public String ofBytes(String purpose, byte[] bytes) {
    var mac = mac(purpose);
    update(mac, bytes);
    return text(mac);
  }

  private Mac mac(String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      update(mac, purpose.getBytes(StandardCharsets.UTF_8));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
  }

  // The length before each part keeps ("a", "bc") apart from ("ab", "c").
  private static void update(Mac mac, byte[] part) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    mac.update(part);
  }

  private static String text(Mac mac) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
  }
}
