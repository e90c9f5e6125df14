package nl.pzp.mirror;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Our knowledge of each mirror: ids and versions, no content. */
final class MirrorRows {

  private final JdbcTemplate jdbc;

  MirrorRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Kept> find(String mirror, Key key) {
    return jdbc
        .query(
            "SELECT resource_type, resource_id, record_version, mirror_version, gone"
                + " FROM mirror_resource"
                + " WHERE mirror = ? AND resource_id = ? AND resource_type = ?",
            (row, n) -> kept(row),
            mirror,
            key.id(),
            key.type())
        .stream()
        .findFirst();
  }

  void put(String mirror, Kept kept) {
    var values =
        new Object[] {
          kept.recordVersion(), kept.tag(), kept.gone(), mirror, kept.key().id(), kept.key().type()
        };
    if (update(values) == 0) {
      try {
        jdbc.update(
            "INSERT INTO mirror_resource (record_version, mirror_version, gone, mirror,"
                + " resource_id, resource_type) VALUES (?, ?, ?, ?, ?, ?)",
            values);
      } catch (DuplicateKeyException e) {
        // Another patient's delivery stored it just now.
        update(values);
      }
    }
  }

  /** Notes that the mirror is empty; the ids stay known. */
  void forget(String mirror) {
    jdbc.update(
        "UPDATE mirror_resource SET gone = TRUE, mirror_version = NULL WHERE mirror = ?", mirror);
  }

  private int update(Object... values) {
    return jdbc.update(
        "UPDATE mirror_resource SET record_version = ?, mirror_version = ?, gone = ?"
            + " WHERE mirror = ? AND resource_id = ? AND resource_type = ?",
        values);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        new Key(row.getString("resource_type"), row.getString("resource_id")),
        row.getInt("record_version"),
        row.getString("mirror_version"),
        row.getBoolean("gone"));
  }
}
