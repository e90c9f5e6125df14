package nl.pzp.record.atrest;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sealed values of any size. A column holds the first part, which nearly always is all of it; H2
 * lets a column hold 1 MiB, so what is larger goes on in the table content_part.
 */
public final class SealedValues {

  private static final int PART_BYTES = 1_000_000;

  private final JdbcTemplate jdbc;
  private final ContentCipher cipher;

  SealedValues(JdbcTemplate jdbc, ContentCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  /** The column's bytes; writes further parts in the transaction of the caller. */
  public byte[] seal(String table, String column, String row, byte[] plain) {
    var sealed = cipher.seal(table, column, row, plain);
    if (sealed.length < PART_BYTES) {
      return sealed;
    }
    var id = valueId(table, column, row);
    for (int part = 1; part * PART_BYTES < sealed.length; part++) {
      var start = part * PART_BYTES;
      var end = Math.min(start + PART_BYTES, sealed.length);
      jdbc.update(
          "INSERT INTO content_part (value_id, part, content) VALUES (?, ?, ?)",
          id,
          part,
          Arrays.copyOfRange(sealed, start, end));
    }
    return Arrays.copyOf(sealed, PART_BYTES);
  }

  /** The plain value, from what the column holds. */
  public byte[] open(String table, String column, String row, byte[] first) {
    return cipher.open(table, column, row, whole(table, column, row, first));
  }

  /** Seals a value again with the active key. */
  byte[] reseal(String table, String column, String row, byte[] first) {
    var plain = open(table, column, row, first);
    if (first.length >= PART_BYTES) {
      forget(table, column, List.of(row));
    }
    return seal(table, column, row, plain);
  }

  /** Removes what lies outside the column; most values have nothing there. */
  public void forget(String table, String column, Collection<String> rows) {
    jdbc.batchUpdate(
        "DELETE FROM content_part WHERE value_id = ?",
        rows.stream().map(row -> new Object[] {valueId(table, column, row)}).toList());
  }

  private byte[] whole(String table, String column, String row, byte[] first) {
    if (first.length < PART_BYTES) {
      return first;
    }
    var all = new ByteArrayOutputStream();
    all.writeBytes(first);
    jdbc.query(
        "SELECT content FROM content_part WHERE value_id = ? ORDER BY part",
        part -> {
          all.writeBytes(part.getBytes(1));
        },
        valueId(table, column, row));
    return all.toByteArray();
  }

  private static String valueId(String table, String column, String row) {
    return table + "|" + column + "|" + row;
  }
}
