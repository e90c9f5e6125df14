package nl.pzp.record;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes two persons one and parts them again. Content is not touched: only whose it is. */
final class Merges {

  private record Merge(UUID id, UUID kept, boolean movedBsn) {}

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
    // Whoever erases the one erases the messages of both.
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
    jdbc.update(
        "UPDATE person SET merged_into = ? WHERE person_id = ?", kept.value(), gone.value());
  }

  /** Undoes the newest merge of this person. */
  boolean undo(PersonId gone) {
    var found =
        jdbc
            .query(
                "SELECT merge_id, kept_id, moved_bsn FROM person_merge"
                    + " WHERE gone_id = ? AND NOT undone",
                (row, n) ->
                    new Merge(
                        row.getObject("merge_id", UUID.class),
                        row.getObject("kept_id", UUID.class),
                        row.getBoolean("moved_bsn")),
                gone.value())
            .stream()
            .findFirst();
    if (found.isEmpty()) {
      return false;
    }
    var merge = found.get();
    jdbc.query(
        "SELECT person_id FROM person WHERE person_id IN (?, ?) ORDER BY person_id FOR UPDATE",
        row -> {},
        merge.kept(),
        gone.value());
    var aliases =
        jdbc.queryForList(
            "SELECT patient_id FROM person_merge_alias WHERE merge_id = ?",
            String.class,
            merge.id());
    for (var alias : aliases) {
      jdbc.update(
          "UPDATE patient_alias SET person_id = ? WHERE patient_id = ? AND person_id = ?",
          gone.value(),
          alias,
          merge.kept());
    }
    jdbc.update(
        "UPDATE resource_version SET person_id = ? WHERE person_id = ? AND EXISTS"
            + " (SELECT 1 FROM person_merge_resource m WHERE m.merge_id = ?"
            + " AND m.resource_type = resource_version.resource_type"
            + " AND m.resource_id = resource_version.resource_id"
            + " AND m.source = resource_version.source)",
        gone.value(),
        merge.kept(),
        merge.id());
    var bsn = merge.movedBsn() ? bsnIndex(merge.kept()) : null;
    if (bsn != null) {
      moveBsn(merge.kept(), gone.value(), bsn);
    }
    jdbc.update("UPDATE person SET merged_into = NULL WHERE person_id = ?", gone.value());
    jdbc.update("UPDATE person_merge SET undone = TRUE WHERE merge_id = ?", merge.id());
    return true;
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
