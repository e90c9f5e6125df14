package nl.pzp.record;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.pzp.problem.Problem;
import nl.pzp.record.atrest.BlindIndex;
import nl.pzp.record.atrest.SealedValues;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads versions of resources; every read is one statement on one index. */
final class Versions {

  static final String TABLE = "resource_version";
  static final String CONTENT = "content_sealed";

  private static final Comparator<StoredResource> IN_ORDER =
      Comparator.comparing(StoredResource::type)
          .thenComparing(StoredResource::id)
          .thenComparing(StoredResource::version);
  private static final int MOST_VERSIONS = 200;
  private static final int MOST_MATCHES = 100;
  private static final int MOST_WITHOUT_PERSON = 1000;
  static final int MOST_OF_ONE_PERSON = 10_000;
  private static final String SELECT =
      "SELECT v.resource_type, v.resource_id, v.version, v.last_updated, v.source, v.deleted,"
          + " v.content_sealed, v.message_id, v.person_id FROM resource_version v ";

  private final JdbcTemplate jdbc;
  private final SealedValues values;
  private final BlindIndex index;

  Versions(JdbcTemplate jdbc, SealedValues values, BlindIndex index) {
    this.jdbc = jdbc;
    this.values = values;
    this.index = index;
  }

  /** The name of a version's row, to which its content is bound: its key in the table. */
  static String row(String type, String id, int version) {
    return id + "/" + type + "/" + version;
  }

  String identifierIndex(String system, String value) {
    return index.of("identifier", system, value);
  }

  String identityIndex(String system, String value) {
    return index.of("identity", system, value);
  }

  /** Whether any source has something under this id that one of these numbers says is the same. */
  boolean isSame(ResourceKey key, List<BusinessIdentifier> identities) {
    return identities.stream()
        .map(each -> identityIndex(each.system(), each.value()))
        .anyMatch(number -> ofIdentity(number, key.type()).stream().anyMatch(key.id()::equals));
  }

  private List<String> ofIdentity(String number, String type) {
    return jdbc.queryForList(
        "SELECT resource_id FROM business_identifier"
            + " WHERE identifier_index = ? AND resource_type = ?",
        String.class,
        number,
        type);
  }

  Optional<StoredResource> read(String type, String id) {
    // Of a Patient that several sources keep, the newest that is not deleted.
    return query(
            "WHERE v.resource_type = ? AND v.resource_id = ? AND v.is_current"
                + " ORDER BY v.deleted, v.version DESC LIMIT 1",
            List.of(type, id))
        .stream()
        .findFirst();
  }

  Optional<StoredResource> read(String type, String id, int version) {
    return query(
            "WHERE v.resource_type = ? AND v.resource_id = ? AND v.version = ?",
            List.of(type, id, version))
        .stream()
        .findFirst();
  }

  List<StoredResource> history(String type, String id, int limit, int beforeVersion) {
    return query(
        "WHERE v.resource_type = ? AND v.resource_id = ? AND v.version < ?"
            + " ORDER BY v.version DESC LIMIT ?",
        List.of(type, id, beforeVersion, Math.min(limit, MOST_VERSIONS)));
  }

  List<StoredResource> current(PersonId person, Set<String> types) {
    var arguments = new ArrayList<Object>();
    arguments.add(person.value());
    arguments.addAll(types);
    arguments.add(MOST_OF_ONE_PERSON + 1);
    var ofTypes =
        types.isEmpty()
            ? ""
            : " AND v.resource_type IN ("
                + String.join(", ", Collections.nCopies(types.size(), "?"))
                + ")";
    var found =
        query(
            "WHERE v.person_id = ? AND v.is_current" + ofTypes + " AND NOT v.deleted LIMIT ?",
            arguments);
    if (found.size() > MOST_OF_ONE_PERSON) {
      throw Problem.of(RecordProblem.TOO_MUCH_OF_ONE_PERSON)
          .with("limit", Integer.toString(MOST_OF_ONE_PERSON))
          .asException();
    }
    return found.stream().sorted(IN_ORDER).toList();
  }

  /** Which versions hold now of one person, without what they say. */
  List<KnownVersion> known(PersonId person) {
    return jdbc.query(
        "SELECT v.resource_type, v.resource_id, v.version, v.last_updated, v.source, v.message_id"
            + " FROM resource_version v WHERE v.person_id = ? AND v.is_current AND NOT v.deleted",
        (row, n) ->
            new KnownVersion(
                row.getString("resource_type"),
                row.getString("resource_id"),
                row.getInt("version"),
                SqlTime.get(row, "last_updated"),
                row.getString("source"),
                new MessageId(row.getObject("message_id", UUID.class))),
        person.value());
  }

  List<StoredResource> writtenWith(MessageId message, PersonId person) {
    return query(
            "WHERE v.person_id = ? AND v.message_id = ?", List.of(person.value(), message.value()))
        .stream()
        .sorted(IN_ORDER)
        .toList();
  }

  List<StoredResource> newest(PersonId person) {
    return query("WHERE v.person_id = ? AND v.is_current", List.of(person.value())).stream()
        .sorted(IN_ORDER)
        .toList();
  }

  List<StoredResource> currentWithoutPerson(String type, int limit) {
    return query(
        "WHERE v.person_id IS NULL AND v.is_current AND v.resource_type = ? AND NOT v.deleted"
            + " ORDER BY v.resource_id, v.version DESC LIMIT ?",
        List.of(type, Math.min(limit, MOST_WITHOUT_PERSON)));
  }

  /** Of those whom a register's number says to be the same, the newest alone. */
  List<StoredResource> byIdentifier(String type, String system, String value) {
    return byIdentifier(type, system, value, MOST_MATCHES);
  }

  List<StoredResource> byIdentifier(String type, String system, String value, int limit) {
    var found = withIdentifier(type, system, value, limit);
    if (found.size() < 2) {
      return found;
    }
    var same = ofIdentity(identityIndex(system, value), type);
    var newest =
        found.stream()
            .filter(each -> same.contains(each.id()))
            .max(
                Comparator.comparing(StoredResource::lastUpdated)
                    .thenComparing(StoredResource::version));
    return found.stream()
        .filter(each -> !same.contains(each.id()) || newest.filter(each::equals).isPresent())
        .toList();
  }

  private List<StoredResource> withIdentifier(String type, String system, String value, int limit) {
    return query(
        "JOIN business_identifier i ON i.resource_type = v.resource_type"
            + " AND i.resource_id = v.resource_id AND i.source = v.source"
            + " WHERE i.identifier_index = ? AND i.resource_type = ? AND v.is_current"
            + " AND NOT v.deleted ORDER BY v.resource_id, v.version LIMIT ?",
        List.of(identifierIndex(system, value), type, limit));
  }

  private List<StoredResource> query(String where, Collection<Object> arguments) {
    return jdbc.query(SELECT + where, (row, n) -> resource(row), arguments.toArray());
  }

  private StoredResource resource(ResultSet row) throws SQLException {
    var type = row.getString("resource_type");
    var id = row.getString("resource_id");
    var version = row.getInt("version");
    var sealed = row.getBytes(CONTENT);
    var person = row.getObject("person_id", UUID.class);
    return new StoredResource(
        type,
        id,
        version,
        SqlTime.get(row, "last_updated"),
        row.getString("source"),
        row.getBoolean("deleted"),
        sealed == null
            ? ""
            : new String(
                values.open(TABLE, CONTENT, row(type, id, version), sealed),
                StandardCharsets.UTF_8),
        new MessageId(row.getObject("message_id", UUID.class)),
        person == null ? null : new PersonId(person));
  }
}
