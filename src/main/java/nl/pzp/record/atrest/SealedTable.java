package nl.pzp.record.atrest;

import java.util.List;

/**
 * A table with sealed columns, so that a key rotation reaches them.
 *
 * @param key the columns that name a row; the values, joined with a slash, are the row's name under
 *     which its content was sealed
 * @param sealed the columns with sealed values
 */
public record SealedTable(String table, List<String> key, List<String> sealed) {

  public SealedTable {
    key = List.copyOf(key);
    sealed = List.copyOf(sealed);
  }
}
