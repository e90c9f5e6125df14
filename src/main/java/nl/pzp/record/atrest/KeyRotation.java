package nl.pzp.record.atrest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import nl.pzp.problem.Problem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes keys while the record stays in use.
 *
 * <p>Data key, at least once a year and after any doubt: {@link #newDataKey}, then {@link
 * #reencrypt} in the background, then, an hour later or more, {@link #retire} of the old one. All
 * may be repeated and broken off at any moment. Key file: {@link #newKeyFile}, back the new file
 * up, and keep the old one as long as backups of the database from before that moment are kept;
 * then delete it. The key of the blind indexes does not change.
 */
public final class KeyRotation {

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final DataKeys keys;
  private final SealedValues values;
  private final List<SealedTable> tables;

  KeyRotation(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      DataKeys keys,
      SealedValues values,
      List<SealedTable> tables) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.keys = keys;
    this.values = values;
    this.tables = List.copyOf(tables);
  }

  /** Makes a new data key, with which everything is sealed from now on; gives its number. */
  public int newDataKey() {
    return inTransaction(keys::rotate);
  }

  /** Seals everything again that is sealed with an older key; gives how many values that were. */
  public long reencrypt() {
    var active = keys.content().active();
    return tables.stream()
        .map(table -> new SealedRows(table, jdbc))
        .mapToLong(rows -> reencrypt(rows, active))
        .sum();
  }

  /**
   * Forgets a data key.
   *
   * @throws nl.pzp.problem.ProblemException when values are still sealed with it, or when it was
   *     replaced less than an hour ago
   */
  public void retire(int number) {
    if (isSealedElsewhere()
        || tables.stream().anyMatch(table -> new SealedRows(table, jdbc).use(number))) {
      throw Problem.of(AtRestProblem.KEY_IN_USE)
          .with("key", Integer.toString(number))
          .asException();
    }
    transaction.executeWithoutResult(status -> keys.retire(number));
  }

  /** The data keys that were replaced and are not forgotten yet, oldest first. */
  public List<Integer> replaced() {
    return keys.replaced();
  }

  /** Makes a new key file and wraps every data key with it; gives the file's name. */
  public String newKeyFile() {
    return inTransaction(keys::renewKeyFile);
  }

  // A table that this rotation does not know may need the key: by its name every sealed column can
  // be found (V1__record.sql).
  private boolean isSealedElsewhere() {
    var known = tables.stream().map(SealedTable::table).toList();
    return jdbc
        .queryForList(
            "SELECT table_name, column_name FROM information_schema.columns"
                + " WHERE LOWER(column_name) LIKE '%!_sealed' ESCAPE '!'")
        .stream()
        .filter(column -> !known.contains(name(column, "table_name")))
        .anyMatch(column -> holdsAnything(name(column, "table_name"), name(column, "column_name")));
  }

  private boolean holdsAnything(String table, String column) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "SELECT EXISTS (SELECT 1 FROM " + table + " WHERE " + column + " IS NOT NULL)",
            Boolean.class));
  }

  private static String name(Map<String, Object> column, String of) {
    return String.valueOf(column.get(of)).toLowerCase(Locale.ROOT);
  }

  private long reencrypt(SealedRows rows, int active) {
    var count = 0L;
    for (var page = rows.first(); !page.isEmpty(); page = rows.after(page)) {
      var stale =
          page.stream()
              .flatMap(
                  row ->
                      row.sealedWith().entrySet().stream()
                          .filter(column -> column.getValue() < active)
                          .map(column -> new SealedRows.Place(row.key(), column.getKey())))
              .toList();
      if (!stale.isEmpty()) {
        count += inTransaction(() -> reseal(rows, stale, active));
      }
    }
    return count;
  }

  private long reseal(SealedRows rows, List<SealedRows.Place> places, int active) {
    var count = 0L;
    for (var place : places) {
      // Held and read again: it may have been erased or sealed anew since the page was read.
      var first = rows.hold(place).filter(bytes -> ContentCipher.keyNumber(bytes) < active);
      if (first.isPresent()) {
        rows.write(place, values.reseal(rows.table(), place.column(), place.row(), first.get()));
        count++;
      }
    }
    return count;
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(status -> work.get()));
  }
}
