package nl.pzp.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.record.atrest.SealedValues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes new versions, a message's worth at a time. That a type, id and version stand in the table
 * only once is what keeps two writers apart who share no person: the second one starts again.
 */
final class VersionWriter {

  /** A new version on its way to the table. */
  record NewVersion(
      StoredResource resource,
      CurrentVersions.@Nullable Head replaced,
      @Nullable String contentIndex,
      List<BusinessIdentifier> identifiers,
      List<BusinessIdentifier> identities) {}

  private final JdbcTemplate jdbc;
  private final SealedValues values;
  private final Versions versions;

  VersionWriter(JdbcTemplate jdbc, SealedValues values, Versions versions) {
    this.jdbc = jdbc;
    this.values = values;
    this.versions = versions;
  }

  void write(List<NewVersion> fresh) {
    var replacing = fresh.stream().filter(version -> version.replaced() != null).toList();
    batch(
        "UPDATE resource_version SET is_current = FALSE"
            + " WHERE resource_type = ? AND resource_id = ? AND version = ?",
        replacing.stream().map(VersionWriter::replacedKey).toList());
    batch(
        "INSERT INTO resource_version (resource_type, resource_id, version, person_id, source,"
            + " message_id, last_updated, is_current, deleted, content_index, content_sealed)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, TRUE, ?, ?, ?)",
        fresh.stream().map(this::versionRow).toList());
    batch(
        "DELETE FROM business_identifier"
            + " WHERE resource_type = ? AND resource_id = ? AND source = ?",
        replacing.stream().map(VersionWriter::identifierKey).toList());
    batch(
        "INSERT INTO business_identifier (resource_type, resource_id, source, identifier_index)"
            + " VALUES (?, ?, ?, ?)",
        fresh.stream().flatMap(version -> identifierRows(version).stream()).toList());
  }

  private void batch(String sql, List<Object[]> rows) {
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(sql, rows);
    }
  }

  private Object[] versionRow(NewVersion fresh) {
    var resource = fresh.resource();
    var row = Versions.row(resource.type(), resource.id(), resource.version());
    return new @Nullable Object[] {
      resource.type(),
      resource.id(),
      resource.version(),
      resource.person() == null ? null : resource.person().value(),
      resource.source(),
      resource.message().value(),
      SqlTime.of(resource.lastUpdated()),
      resource.deleted(),
      fresh.contentIndex(),
      resource.deleted()
          ? null
          : values.seal(
              Versions.TABLE,
              Versions.CONTENT,
              row,
              resource.json().getBytes(StandardCharsets.UTF_8))
    };
  }

  private List<Object[]> identifierRows(NewVersion fresh) {
    var resource = fresh.resource();
    var rows = new ArrayList<Object[]>();
    Stream.concat(
            fresh.identifiers().stream()
                .map(each -> versions.identifierIndex(each.system(), each.value())),
            fresh.identities().stream()
                .map(each -> versions.identityIndex(each.system(), each.value())))
        .distinct()
        .forEach(
            index ->
                rows.add(new Object[] {resource.type(), resource.id(), resource.source(), index}));
    return rows;
  }

  private static Object[] replacedKey(NewVersion fresh) {
    var replaced = java.util.Objects.requireNonNull(fresh.replaced());
    return new Object[] {fresh.resource().type(), fresh.resource().id(), replaced.version()};
  }

  private static Object[] identifierKey(NewVersion fresh) {
    return new Object[] {fresh.resource().type(), fresh.resource().id(), fresh.resource().source()};
  }
}
