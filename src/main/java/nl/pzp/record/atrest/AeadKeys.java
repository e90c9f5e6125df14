package nl.pzp.record.atrest;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.AesGcmParameters.Variant;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM by Tink: a random nonce of 96 bits before the ciphertext and a tag of 128 bits after
 * it (NIST SP 800-38D, section 8.2.2: at most 2^32 values per key).
 */
final class AeadKeys {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private AeadKeys() {}

  /** The bytes of a new key. */
  static byte[] newKey() {
    return SecretBytes.randomBytes(KEY_BYTES).toByteArray(InsecureSecretKeyAccess.get());
  }

  /** One key, whose ciphertext begins with the nonce. */
  static Aead single(byte[] key) {
    try {
      var entry = KeysetHandle.importKey(key(key, Variant.NO_PREFIX, null));
      return aead(KeysetHandle.newBuilder().addEntry(entry.withRandomId().makePrimary()));
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  /**
   * A keyset, whose ciphertext begins with the byte 1 and the four bytes of a key's number.
   *
   * @param keys by their numbers; all of them open
   * @param active the number of the one that seals
   */
  static Aead keyset(Map<Integer, byte[]> keys, int active) {
    try {
      var keyset = KeysetHandle.newBuilder();
      for (var each : keys.entrySet()) {
        var key = key(each.getValue(), Variant.TINK, each.getKey());
        var entry = KeysetHandle.importKey(key).withFixedId(each.getKey());
        keyset.addEntry(each.getKey() == active ? entry.makePrimary() : entry);
      }
      return aead(keyset);
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  // Tink asks for the annotation where a key is made from bytes, which the record keeps wrapped.
  @AccessesPartialKey
  private static AesGcmKey key(byte[] key, Variant variant, @Nullable Integer number)
      throws GeneralSecurityException {
    var parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(KEY_BYTES)
            .setIvSizeBytes(NONCE_BYTES)
            .setTagSizeBytes(TAG_BYTES)
            .setVariant(variant)
            .build();
    return AesGcmKey.builder()
        .setParameters(parameters)
        .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
        .setIdRequirement(number)
        .build();
  }

  private static Aead aead(KeysetHandle.Builder keyset) throws GeneralSecurityException {
    return keyset.build().getPrimitive(AeadConfig2026.get(), Aead.class);
  }

  private static IllegalStateException broken(GeneralSecurityException e) {
    return new IllegalStateException("Every Java platform has AES-GCM", e);
  }
}
