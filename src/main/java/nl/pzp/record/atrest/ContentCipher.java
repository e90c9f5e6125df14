package nl.pzp.record.atrest;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;

/**
 * Seals what lies in the database, so that a value opens only at its own place. A sealed value is
 * one byte of format, four of key number, the nonce, the ciphertext and the tag; table, column, row
 * and key number are authenticated with it.
 */
public final class ContentCipher {

  private static final int HEAD_BYTES = 5;
  private static final byte FORMAT = 1;
  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;
  // Below this the shorter text does not pay for the work.
  private static final int DEFLATE_FROM_BYTES = 256;

  private final DataKeys keys;
  private final AesGcm aes;

  ContentCipher(DataKeys keys, AesGcm aes) {
    this.keys = keys;
    this.aes = aes;
  }

  /** Seals a value for one place with the active key. */
  public byte[] seal(String table, String column, String row, byte[] plain) {
    var key = keys.active();
    var head = ByteBuffer.allocate(HEAD_BYTES).put(FORMAT).putInt(key.number()).array();
    return aes.seal(key.key(), context(table, column, row, key.number()), head, packed(plain));
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
    return keys.contentKey(number)
        .flatMap(key -> aes.open(key, context(table, column, row, number), HEAD_BYTES, sealed))
        .map(ContentCipher::unpacked)
        .orElseThrow(() -> unreadable(table, column, row));
  }

  /** The number of the key with which a value was sealed. */
  public static int keyNumber(byte[] sealed) {
    return ByteBuffer.wrap(sealed).getInt(1);
  }

  private static String context(String table, String column, String row, int keyNumber) {
    return table + "|" + column + "|" + row + "|" + keyNumber;
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
