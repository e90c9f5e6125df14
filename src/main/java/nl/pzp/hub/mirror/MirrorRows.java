package nl.pzp.hub.mirror;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.pzp.record.PersonId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What each mirror has, as far as we know: ids and versions, no content. */
final class MirrorRows {

  private static final String SELECT =
      "SELECT resource_type, resource_id, person_id, record_version, mirror_version, gone"
          + " FROM mirror_resource ";

  private final JdbcTemplate jdbc;

  MirrorRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Kept> find(String mirror, Key key) {
    return jdbc
        .query(
            SELECT + "WHERE mirror = ? AND resource_id = ? AND resource_type = ?",
            (row, n) -> kept(row),
            mirror,
            key.id(),
            key.type())
        .stream()
        .findFirst();
  }

  /** Everything of one person that was brought and not taken away. */
  List<Kept> of(String mirror, PersonId person) {
    return jdbc.query(
        SELECT
            + "WHERE mirror = ? AND person_id = ? AND NOT gone ORDER BY resource_type, resource_id",
        (row, n) -> kept(row),
        mirror,
        person.value());
  }

  /** Everything of one person that was ever brought. */
  List<Kept> ever(String mirror, PersonId person) {
    return jdbc.query(
        SELECT + "WHERE mirror = ? AND person_id = ? ORDER BY resource_type, resource_id",
        (row, n) -> kept(row),
        mirror,
        person.value());
  }

  void put(String mirror, Kept kept) {
    var person = kept.person() == null ? null : kept.person().value();
    var values =
        new Object[] {
          person,
          kept.recordVersion(),
          kept.tag(),
          kept.gone(),
          mirror,
          kept.key().id(),
          kept.key().type()
        };
    if (update(values) == 0) {
      try {
        jdbc.update(
            "INSERT INTO mirror_resource (person_id, record_version, mirror_version, gone, mirror,"
                + " resource_id, resource_type) VALUES (?, ?, ?, ?, ?, ?, ?)",
            values);
      } catch (DuplicateKeyException e) {
        // Somebody else brought it just now, for another patient.
        update(values);
      }
    }
  }

  /** The mirror has nothing of what it had; what that was is still known. */
  void forget(String mirror) {
    jdbc.update(
        "UPDATE mirror_resource SET gone = TRUE, mirror_version = NULL WHERE mirror = ?", mirror);
  }

  private int update(Object... values) {
    return jdbc.update(
        "UPDATE mirror_resource SET person_id = ?, record_version = ?, mirror_version = ?, gone = ?"
            + " WHERE mirror = ? AND resource_id = ? AND resource_type = ?",
        values);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var person = row.getObject("person_id", UUID.class);
    return new Kept(
        new Key(row.getString("resource_type"), row.getString("resource_id")),
        person == null ? null : new PersonId(person),
        row.getInt("record_version"),
        row.getString("mirror_version"),
        row.getBoolean("gone"));
  }
}
