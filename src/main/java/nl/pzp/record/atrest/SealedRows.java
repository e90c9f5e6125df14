package nl.pzp.record.atrest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Goes through a table with sealed columns in the order of its key, a page at a time. */
final class SealedRows {

  /** A row's key, and the number of the data key of each of its sealed values. */
  record Row(List<Object> key, Map<String, Integer> sealedWith) {}

  /** One column of one row. */
  record Place(List<Object> key, String column) {

    /** The row's name, under which its values are sealed. */
    String row() {
      return key.stream().map(Object::toString).collect(Collectors.joining("/"));
    }
  }

  private static final int PAGE = 200;
  private static final int HEAD_BYTES = 5;

  private final SealedTable table;
  private final JdbcTemplate jdbc;

  SealedRows(SealedTable table, JdbcTemplate jdbc) {
    this.table = table;
    this.jdbc = jdbc;
  }

  String table() {
    return table.table();
  }

  List<Row> first() {
    return page("", List.of());
  }

  List<Row> after(List<Row> page) {
    return page(
        " WHERE (" + keyColumns() + ") > (" + places() + ")", page.get(page.size() - 1).key());
  }

  /** Whether any value is sealed with this data key. */
  boolean use(int keyNumber) {
    for (var page = first(); !page.isEmpty(); page = after(page)) {
      if (page.stream().anyMatch(row -> row.sealedWith().containsValue(keyNumber))) {
        return true;
      }
    }
    return false;
  }

  /** The value as it is now, held until the transaction ends; empty when there is none any more. */
  Optional<byte[]> hold(Place place) {
    return jdbc
        .query(
            "SELECT %s FROM %s WHERE (%s) = (%s) FOR UPDATE"
                .formatted(place.column(), table(), keyColumns(), places()),
            (row, n) -> Optional.ofNullable(row.getBytes(1)),
            place.key().toArray())
        .stream()
        .findFirst()
        .flatMap(value -> value);
  }

  void write(Place place, byte[] sealed) {
    var arguments = new ArrayList<Object>();
    arguments.add(sealed);
    arguments.addAll(place.key());
    jdbc.update(
        "UPDATE %s SET %s = ? WHERE (%s) = (%s)"
            .formatted(table(), place.column(), keyColumns(), places()),
        arguments.toArray());
  }

  private List<Row> page(String where, List<Object> after) {
    var heads =
        table.sealed().stream()
            .map(column -> "SUBSTRING(%s FROM 1 FOR %d)".formatted(column, HEAD_BYTES))
            .collect(Collectors.joining(", "));
    return jdbc.query(
        "SELECT %s, %s FROM %s%s ORDER BY %s LIMIT %d"
            .formatted(keyColumns(), heads, table(), where, keyColumns(), PAGE),
        (row, n) -> row(row),
        after.toArray());
  }

  private Row row(ResultSet row) throws SQLException {
    var key = new ArrayList<Object>();
    for (int i = 1; i <= table.key().size(); i++) {
      key.add(row.getObject(i));
    }
    var sealedWith = new HashMap<String, Integer>();
    for (int i = 0; i < table.sealed().size(); i++) {
      var head = row.getBytes(table.key().size() + i + 1);
      if (head != null) {
        sealedWith.put(table.sealed().get(i), ContentCipher.keyNumber(head));
      }
    }
    return new Row(List.copyOf(key), Map.copyOf(sealedWith));
  }

  private String keyColumns() {
    return String.join(", ", table.key());
  }

  private String places() {
    return String.join(", ", Collections.nCopies(table.key().size(), "?"));
  }
}
