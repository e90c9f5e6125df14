package nl.pzp.identifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Deterministic ids: version 5 UUIDs (RFC 9562, section 5.5), equal for equal names. */
public final class DeterministicId {

  // The project's own namespace. Changing it would change every id ever issued.
  private static final UUID NAMESPACE = UUID.fromString("5b1ea2d0-7d6c-4b57-9a0e-0d2f4c1f9c55");

  private DeterministicId() {}

  /** The id of the thing that these parts name together; their order matters. */
  public static String of(String... parts) {
    // The length before each part keeps ("a", "bc") apart from ("ab", "c").
    var name = new StringBuilder();
    for (var part : parts) {
      name.append(part.length()).append(':').append(part);
    }
    return version5(name.toString()).toString();
  }

  private static UUID version5(String name) {
    try {
      var sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(NAMESPACE.getMostSignificantBits())
              .putLong(NAMESPACE.getLeastSignificantBits())
              .array());
      var hash = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
      hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
      hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
      var bits = ByteBuffer.wrap(hash);
      return new UUID(bits.getLong(), bits.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }
}
