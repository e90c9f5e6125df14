package nl.pzp.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The newest version of each source under an id, without content, just before a write. */
record CurrentVersions(List<Head> all) {

  /** The newest version of one source. */
  record Head(
      int version,
      String source,
      @Nullable PersonId person,
      MessageId message,
      Instant lastUpdated,
      boolean deleted,
      @Nullable String contentIndex) {}

  private static final int KEYS_A_STATEMENT = 32;
  private static final String HEAD =
      "SELECT resource_type, resource_id, version, source, person_id, message_id, last_updated,"
          + " deleted, content_index FROM resource_version"
          + " WHERE resource_id = ? AND resource_type = ? AND is_current";
  static final CurrentVersions NONE = new CurrentVersions(List.of());

  /** Reads the heads of all these ids, in one statement for the most messages. */
  static Map<ResourceKey, CurrentVersions> of(Collection<ResourceKey> keys, JdbcTemplate jdbc) {
    var found = new HashMap<ResourceKey, List<Head>>();
    var left = List.copyOf(keys);
    while (!left.isEmpty()) {
      var some = left.subList(0, Math.min(KEYS_A_STATEMENT, left.size()));
      left = left.subList(some.size(), left.size());
      read(some, jdbc, found);
    }
    var heads = new HashMap<ResourceKey, CurrentVersions>();
    keys.forEach(key -> heads.put(key, new CurrentVersions(found.getOrDefault(key, List.of()))));
    return heads;
  }

  static CurrentVersions of(ResourceKey key, JdbcTemplate jdbc) {
    return of(List.of(key), jdbc).getOrDefault(key, NONE);
  }

  Optional<Head> ofSource(String source) {
    return all.stream().filter(head -> head.source().equals(source)).findFirst();
  }

  /** The one that a reader sees. */
  Optional<Head> shown() {
    return all.stream()
        .max(Comparator.comparing((Head head) -> !head.deleted()).thenComparing(Head::version));
  }

  int nextVersion() {
    return 1 + all.stream().mapToInt(Head::version).max().orElse(0);
  }

  // A branch for each id, because a single condition over many ids is read by a scan of the whole
  // table: on H2 for pairs, on PostgreSQL for a list as long as it has no statistics. And a round
  // number of branches, so that the database sees few different statements.
  private static void read(
      List<ResourceKey> keys, JdbcTemplate jdbc, Map<ResourceKey, List<Head>> found) {
    var branches = Integer.highestOneBit(keys.size() * 2 - 1);
    var arguments = new ArrayList<Object>();
    keys.forEach(key -> arguments.addAll(List.of(key.id(), key.type())));
    // No resource has an empty id.
    arguments.addAll(Collections.nCopies(2 * (branches - keys.size()), ""));
    jdbc.query(
        statement(branches),
        row -> {
          var key = new ResourceKey(row.getString("resource_type"), row.getString("resource_id"));
          found.computeIfAbsent(key, k -> new ArrayList<>()).add(head(row));
        },
        arguments.toArray());
  }

  static String statement(int branches) {
    return String.join(" UNION ALL ", Collections.nCopies(branches, HEAD));
  }

  private static Head head(ResultSet row) throws SQLException {
    var person = row.getObject("person_id", UUID.class);
    return new Head(
        row.getInt("version"),
        row.getString("source"),
        person == null ? null : new PersonId(person),
        new MessageId(row.getObject("message_id", UUID.class)),
        SqlTime.get(row, "last_updated"),
        row.getBoolean("deleted"),
        row.getString("content_index"));
  }
}
