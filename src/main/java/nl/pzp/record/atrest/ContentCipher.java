package nl.pzp.record.atrest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;

/**
 * Seals values of the database, so that each opens only at its own place. A sealed value is in the
 * format of Tink: the byte 1, four bytes of key number, the nonce, the ciphertext and the tag.
 * Table, column, row and key number are authenticated with it.
 */
public final class ContentCipher {

  private static final int HEAD_BYTES = 5;
  private static final byte FORMAT = 1;
  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;
  // Below this the shorter text does not pay for the work.
  private static final int DEFLATE_FROM_BYTES = 256;

  private final DataKeys keys;

  ContentCipher(DataKeys keys) {
    this.keys = keys;
  }

  /** Seals a value for one place with the active key. */
  public byte[] seal(String table, String column, String row, byte[] plain) {
    var content = keys.content();
    try {
      return content.aead().encrypt(packed(plain), context(table, column, row, content.active()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The active key does not seal", e);
    }
  }

  /**
   * The value that was sealed for this place.
   *
   * @throws ProblemException when it was not sealed for this place, or its key is gone
   */
  public byte[] open(String table, String column, String row, byte[] sealed) {
    if (sealed.length < HEAD_BYTES || sealed[0] != FORMAT) {
      throw unreadable(table, column, row);
    }
    var number = keyNumber(sealed);
    var content = keys.contentWith(number).orElseThrow(() -> unreadable(table, column, row));
    try {
      return unpacked(content.aead().decrypt(sealed, context(table, column, row, number)));
    } catch (GeneralSecurityException e) {
      throw unreadable(table, column, row);
    }
  }

  /** The number of the key with which a value was sealed. */
  public static int keyNumber(byte[] sealed) {
    return ByteBuffer.wrap(sealed).getInt(1);
  }

  private static byte[] context(String table, String column, String row, int keyNumber) {
    return (table + "|" + column + "|" + row + "|" + keyNumber).getBytes(StandardCharsets.UTF_8);
  }

  private static ProblemException unreadable(String table, String column, String row) {
    return Problem.of(AtRestProblem.CONTENT_UNREADABLE)
        .with("value", table + "." + column + " " + row)
        .asException();
  }

  private static byte[] packed(byte[] plain) {
    if (plain.length >= DEFLATE_FROM_BYTES) {
      var out = new byte[plain.length];
      var deflater = new Deflater(Deflater.BEST_SPEED);
      deflater.setInput(plain);
      deflater.finish();
      var length = deflater.deflate(out);
      var finished = deflater.finished();
      deflater.end();
      if (finished) {
        return ByteBuffer.allocate(5 + length)
            .put(DEFLATED)
            .putInt(plain.length)
            .put(out, 0, length)
            .array();
      }
    }
    return ByteBuffer.allocate(1 + plain.length).put(PLAIN).put(plain).array();
  }

  private static byte[] unpacked(byte[] packed) {
    var in = ByteBuffer.wrap(packed);
    if (in.get() == PLAIN) {
      var plain = new byte[in.remaining()];
      in.get(plain);
      return plain;
    }
    var plain = new byte[in.getInt()];
    var inflater = new Inflater();
    try {
      inflater.setInput(in);
      var length = inflater.inflate(plain);
      if (length != plain.length) {
        throw new IllegalStateException("An authenticated value is shorter than it says");
      }
      return plain;
    } catch (DataFormatException e) {
      throw new IllegalStateException("An authenticated value is not what was sealed", e);
    } finally {
      inflater.end();
    }
  }
}
