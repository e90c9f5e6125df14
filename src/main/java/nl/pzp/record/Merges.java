package nl.pzp.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes two persons one and parts them again. Content is not touched: only whose it is. */
final class Merges {

  private final JdbcTemplate jdbc;
  private final Supplier<UUID> ids;

  Merges(JdbcTemplate jdbc, Supplier<UUID> ids) {
    this.jdbc = jdbc;
    this.ids = ids;
  }

  /** Merges two whose rows the caller holds. */
  void merge(PersonId kept, PersonId gone, MessageId message, Instant now) {
    var goneBsn = bsnIndex(gone.value());
    if (goneBsn != null && bsnIndex(kept.value()) != null) {
      throw Problem.of(RecordProblem.MERGE_OF_TWO_BSNS).asException();
    }
    var id = ids.get();
    jdbc.update(
        "INSERT INTO person_merge (merge_id, kept_id, gone_id, message_id, merged_at, moved_bsn,"
            + " undone) VALUES (?, ?, ?, ?, ?, ?, FALSE)",
        id,
        kept.value(),
        gone.value(),
        message.value(),
        SqlTime.of(now),
        goneBsn != null);
    jdbc.update(
        "INSERT INTO person_merge_alias (merge_id, patient_id)"
            + " SELECT CAST(? AS UUID), patient_id FROM patient_alias WHERE person_id = ?",
        id,
        gone.value());
    jdbc.update(
        "INSERT INTO person_merge_resource (merge_id, resource_type, resource_id, source)"
            + " SELECT DISTINCT CAST(? AS UUID), resource_type, resource_id, source"
            + " FROM resource_version WHERE person_id = ?",
        id,
        gone.value());
    jdbc.update(
        "UPDATE patient_alias SET person_id = ? WHERE person_id = ?", kept.value(), gone.value());
    jdbc.update(
        "UPDATE resource_version SET person_id = ? WHERE person_id = ?",
        kept.value(),
        gone.value());
    // Erasing the surviving person erases the messages of both.
    jdbc.update(
        "INSERT INTO inbox_person (person_id, message_id)"
            + " SELECT CAST(? AS UUID), l.message_id FROM inbox_person l WHERE l.person_id = ?"
            + " AND NOT EXISTS (SELECT 1 FROM inbox_person k"
            + " WHERE k.person_id = ? AND k.message_id = l.message_id)",
        kept.value(),
        gone.value(),
        kept.value());
    if (goneBsn != null) {
      moveBsn(gone.value(), kept.value(), goneBsn);
    }
    // Persons merged earlier into the one who goes point to the survivor directly.
    jdbc.update(
        "UPDATE person SET merged_into = ? WHERE person_id = ? OR merged_into = ?",
        kept.value(),
        gone.value(),
        gone.value());
  }

  /** The newest first. */
  List<PersonMerge> newest(int limit) {
    return jdbc.query(
        "SELECT merge_id, kept_id, gone_id, message_id, merged_at, undone FROM person_merge"
            + " ORDER BY merged_at DESC, merge_id LIMIT ?",
        (row, n) -> merge(row),
        limit);
  }

  Optional<PersonMerge> find(UUID id) {
    return jdbc
        .query(
            "SELECT merge_id, kept_id, gone_id, message_id, merged_at, undone FROM person_merge"
                + " WHERE merge_id = ?",
            (row, n) -> merge(row),
            id)
        .stream()
        .findFirst();
  }

  private static PersonMerge merge(ResultSet row) throws SQLException {
    return new PersonMerge(
        row.getObject("merge_id", UUID.class),
        new PersonId(row.getObject("kept_id", UUID.class)),
        new PersonId(row.getObject("gone_id", UUID.class)),
        new MessageId(row.getObject("message_id", UUID.class)),
        SqlTime.get(row, "merged_at"),
        row.getBoolean("undone"));
  }

  /** By which ids the one who went was known when this message merged them. */
  List<String> idsMergedBy(MessageId message) {
    return jdbc.queryForList(
        "SELECT a.patient_id FROM person_merge_alias a JOIN person_merge m"
            + " ON m.merge_id = a.merge_id WHERE m.message_id = ? AND NOT m.undone"
            + " ORDER BY a.patient_id",
        String.class,
        message.value());
  }

  List<String> idsOf(PersonId person) {
    return jdbc.queryForList(
        "SELECT patient_id FROM patient_alias WHERE person_id = ? ORDER BY patient_id",
        String.class,
        person.value());
  }

  /** The surviving person after all merges. */
  PersonId now(PersonId person) {
    return jdbc
        .query(
            "SELECT merged_into FROM person WHERE person_id = ? AND merged_into IS NOT NULL",
            (row, n) -> new PersonId(row.getObject("merged_into", UUID.class)),
            person.value())
        .stream()
        .findFirst()
        .orElse(person);
  }

  /** Undoes a merge whose persons the caller holds. */
  void undo(PersonMerge merge) {
    var kept = merge.kept().value();
    var gone = merge.gone().value();
    var movedBsn =
        Boolean.TRUE.equals(
            jdbc.queryForObject(
                "SELECT moved_bsn FROM person_merge WHERE merge_id = ?",
                Boolean.class,
                merge.id()));
    jdbc.update(
        "UPDATE patient_alias SET person_id = ? WHERE person_id = ? AND patient_id IN"
            + " (SELECT patient_id FROM person_merge_alias WHERE merge_id = ?)",
        gone,
        kept,
        merge.id());
    jdbc.update(
        "UPDATE resource_version SET person_id = ? WHERE person_id = ? AND EXISTS"
            + " (SELECT 1 FROM person_merge_resource m WHERE m.merge_id = ?"
            + " AND m.resource_type = resource_version.resource_type"
            + " AND m.resource_id = resource_version.resource_id"
            + " AND m.source = resource_version.source)",
        gone,
        kept,
        merge.id());
    partMessages(kept, gone);
    var bsn = movedBsn ? bsnIndex(kept) : null;
    if (bsn != null) {
      moveBsn(kept, gone, bsn);
    }
    jdbc.update("UPDATE person SET merged_into = NULL WHERE person_id = ?", gone);
    jdbc.update(
        "UPDATE person SET merged_into = ? WHERE person_id IN"
            + " (SELECT gone_id FROM person_merge WHERE kept_id = ? AND NOT undone)",
        gone,
        gone);
    jdbc.update("UPDATE person_merge SET undone = TRUE WHERE merge_id = ?", merge.id());
  }

  // Erasing one person must not erase the other's messages, and must find all of its own.
  private void partMessages(UUID kept, UUID gone) {
    jdbc.update(
        "INSERT INTO inbox_person (person_id, message_id)"
            + " SELECT DISTINCT CAST(? AS UUID), v.message_id FROM resource_version v"
            + " WHERE v.person_id = ? AND NOT EXISTS (SELECT 1 FROM inbox_person l"
            + " WHERE l.person_id = ? AND l.message_id = v.message_id)",
        gone,
        gone,
        gone);
    jdbc.update(
        "DELETE FROM inbox_person WHERE person_id = ? AND EXISTS (SELECT 1 FROM inbox_person g"
            + " WHERE g.person_id = ? AND g.message_id = inbox_person.message_id)"
            + " AND EXISTS (SELECT 1 FROM resource_version w WHERE w.person_id = ?"
            + " AND w.message_id = inbox_person.message_id)"
            + " AND NOT EXISTS (SELECT 1 FROM resource_version v WHERE v.person_id = ?"
            + " AND v.message_id = inbox_person.message_id)",
        kept,
        gone,
        gone,
        kept);
  }

  // First taken from the one, since no two may have it.
  private void moveBsn(UUID from, UUID to, String index) {
    jdbc.update("UPDATE person SET bsn_index = NULL WHERE person_id = ?", from);
    jdbc.update("UPDATE person SET bsn_index = ? WHERE person_id = ?", index, to);
  }

  private @Nullable String bsnIndex(UUID person) {
    return Objects.requireNonNull(
            jdbc.queryForMap("SELECT bsn_index FROM person WHERE person_id = ?", person))
        .values()
        .stream()
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .findFirst()
        .orElse(null);
  }
}
