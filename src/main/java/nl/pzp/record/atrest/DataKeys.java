package nl.pzp.record.atrest;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import nl.pzp.problem.Problem;
import nl.pzp.record.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The data keys, which lie in the database wrapped by a key file. One content key is active and
 * seals; older ones only open. The index key makes the blind indexes and never changes, because an
 * index cannot be made again without the value that it stands for.
 */
final class DataKeys {

  /**
   * The content keys as one keyset.
   *
   * @param aead opens with every key that a value names, and seals with the active one
   */
  record ContentKeys(Aead aead, Set<Integer> numbers, int active) {}

  private record Ring(ContentKeys content, SecretKey index, Instant read) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(
      int number, String purpose, byte[] wrapped, String wrappedBy, boolean superseded) {

    byte[] context() {
      var context = "data_key|wrapped|" + number + "|" + purpose + "|" + wrappedBy;
      return context.getBytes(StandardCharsets.UTF_8);
    }
  }

  private static final String CONTENT = "content";
  private static final String INDEX = "index";
  // Another adapter on the same database may rotate; this one follows within a minute, and a key
  // that was superseded is kept for an hour, so that nothing is ever sealed with a key that is
  // gone.
  private static final Duration REREAD_AFTER = Duration.ofMinutes(1);
  private static final Duration KEEP_SUPERSEDED = Duration.ofHours(1);

  private final JdbcTemplate jdbc;
  private final KeyFolder folder;
  private final Clock clock;
  private volatile Ring ring;

  /**
   * Reads the keys, or makes the first ones.
   *
   * @throws nl.pzp.problem.ProblemException when the key file of existing data is missing or wrong
   */
  DataKeys(JdbcTemplate jdbc, KeyFolder folder, Clock clock) {
    this.jdbc = jdbc;
    this.folder = folder;
    this.clock = clock;
    var rows = rows();
    if (rows.isEmpty()) {
      makeFirst();
      rows = rows();
    }
    this.ring = ring(rows);
  }

  /** The keyset to seal with, at most a minute old. */
  ContentKeys content() {
    if (ring.read().plus(REREAD_AFTER).isBefore(clock.instant())) {
      ring = ring(rows());
    }
    return ring.content();
  }

  /** The keyset to open with; empty when no key has this number. */
  Optional<ContentKeys> contentWith(int number) {
    if (!ring.content().numbers().contains(number)) {
      ring = ring(rows());
    }
    return Optional.of(ring.content()).filter(content -> content.numbers().contains(number));
  }

  SecretKey indexKey() {
    return ring.index();
  }

  /** Makes a new active content key; the older ones still open what they sealed. */
  int rotate() {
    var number =
        1
            + Objects.requireNonNull(
                jdbc.queryForObject("SELECT MAX(key_id) FROM data_key", Integer.class));
    insert(number, CONTENT, fileKey());
    jdbc.update(
        "UPDATE data_key SET superseded_at = ? WHERE purpose = ? AND key_id < ?"
            + " AND superseded_at IS NULL",
        now(),
        CONTENT,
        number);
    ring = ring(rows());
    return number;
  }

  /** The content keys that were replaced and are not forgotten yet. */
  List<Integer> replaced() {
    return jdbc.queryForList(
        "SELECT key_id FROM data_key WHERE purpose = ? AND superseded_at IS NOT NULL"
            + " ORDER BY key_id",
        Integer.class,
        CONTENT);
  }

  /**
   * Forgets a superseded content key. The caller has seen that no value is sealed with it.
   *
   * @throws nl.pzp.problem.ProblemException when it was superseded less than an hour ago, or is
   *     active
   */
  void retire(int number) {
    var gone =
        jdbc.update(
            "DELETE FROM data_key WHERE key_id = ? AND purpose = ? AND superseded_at < ?",
            number,
            CONTENT,
            now().minus(KEEP_SUPERSEDED));
    if (gone == 0) {
      throw Problem.of(AtRestProblem.KEY_IN_USE)
          .with("key", Integer.toString(number))
          .asException();
    }
    ring = ring(rows());
  }

  /**
   * Makes a new key file and wraps every data key with it. The old file stays where it is: backups
   * of the database that were made before need it.
   *
   * @return the name of the new file
   */
  String renewKeyFile() {
    var fresh = folder.make();
    for (var row : rows()) {
      var key = unwrapped(row);
      var renewed =
          new Row(row.number(), row.purpose(), row.wrapped(), fresh.id(), row.superseded());
      jdbc.update(
          "UPDATE data_key SET wrapped = ?, wrapped_by = ? WHERE key_id = ?",
          wrapped(fresh, renewed, key),
          fresh.id(),
          row.number());
    }
    return KeyFolder.fileName(fresh.id());
  }

  private void makeFirst() {
    var file = fileKey();
    try {
      insert(1, INDEX, file);
      insert(2, CONTENT, file);
    } catch (DuplicateKeyException e) {
      // Another adapter that starts on the same database was first; its keys are read next.
    }
  }

  private KeyFolder.FileKey fileKey() {
    return folder.newest().orElseGet(folder::make);
  }

  private void insert(int number, String purpose, KeyFolder.FileKey file) {
    var row = new Row(number, purpose, new byte[0], file.id(), false);
    jdbc.update(
        "INSERT INTO data_key (key_id, purpose, wrapped, wrapped_by, created_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        number,
        purpose,
        wrapped(file, row, AeadKeys.newKey()),
        file.id(),
        now());
  }

  private List<Row> rows() {
    return jdbc.query(
        "SELECT key_id, purpose, wrapped, wrapped_by, superseded_at FROM data_key ORDER BY key_id",
        (row, n) ->
            new Row(
                row.getInt("key_id"),
                row.getString("purpose"),
                row.getBytes("wrapped"),
                row.getString("wrapped_by"),
                row.getObject("superseded_at") != null));
  }

  private Ring ring(List<Row> rows) {
    var content = new HashMap<Integer, byte[]>();
    @Nullable Integer active = null;
    @Nullable SecretKey index = null;
    // In the order of their numbers, so the last one that nothing superseded is active.
    for (var row : rows) {
      var key = unwrapped(row);
      if (row.purpose().equals(INDEX)) {
        index = new SecretKeySpec(key, "HmacSHA256");
      } else {
        content.put(row.number(), key);
        active = row.superseded() ? active : Integer.valueOf(row.number());
      }
    }
    if (index == null || active == null) {
      throw new IllegalStateException("The table data_key lacks a key");
    }
    var keyset = AeadKeys.keyset(content, active);
    var keys = new ContentKeys(keyset, Set.copyOf(content.keySet()), active);
    return new Ring(keys, index, clock.instant());
  }

  private static byte[] wrapped(KeyFolder.FileKey file, Row row, byte[] key) {
    try {
      return file.aead().encrypt(key, row.context());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key file does not wrap a data key", e);
    }
  }

  private byte[] unwrapped(Row row) {
    var file = folder.get(row.wrappedBy());
    try {
      return file.aead().decrypt(row.wrapped(), row.context());
    } catch (GeneralSecurityException e) {
      throw folder
          .problem(AtRestProblem.KEY_FILE_WRONG, KeyFolder.fileName(file.id()))
          .asException();
    }
  }

  private OffsetDateTime now() {
    return SqlTime.of(clock.instant());
  }
}
