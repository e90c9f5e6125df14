package nl.pzp.record.atrest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM with a random nonce of 96 bits before the ciphertext and a tag of 128 bits after it
 * (NIST SP 800-38D, section 8.2.2: at most 2^32 values per key).
 */
final class AesGcm {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final SecureRandom random;

  AesGcm(SecureRandom random) {
    this.random = random;
  }

  /** Encrypts after the bytes of a head, which is left readable. */
  byte[] seal(SecretKey key, String context, byte[] head, byte[] plain) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, context);
      var sealed =
          ByteBuffer.allocate(head.length + NONCE_BYTES + plain.length + TAG_BYTES)
              .put(head)
              .put(nonce);
      cipher.doFinal(ByteBuffer.wrap(plain), sealed);
      return sealed.array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
  }

  /**
   * The plain bytes behind a head of this length; empty when key, context or bytes are not those.
   */
  Optional<byte[]> open(SecretKey key, String context, int headLength, byte[] sealed) {
    if (sealed.length < headLength + NONCE_BYTES + TAG_BYTES) {
      return Optional.empty();
    }
    var nonce = new byte[NONCE_BYTES];
    System.arraycopy(sealed, headLength, nonce, 0, NONCE_BYTES);
    var start = headLength + NONCE_BYTES;
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, context);
      return Optional.of(cipher.doFinal(sealed, start, sealed.length - start));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String context)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
