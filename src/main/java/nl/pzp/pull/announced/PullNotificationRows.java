package nl.pzp.pull.announced;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.record.MessageId;
import nl.pzp.record.SqlTime;
import nl.pzp.record.atrest.BlindIndex;
import nl.pzp.record.atrest.ContentCipher;
import nl.pzp.record.atrest.SealedTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of the notifications. BSN and authorization base are encrypted, and erased at the end.
 */
final class PullNotificationRows {

  static final SealedTable SEALED =
      new SealedTable("pull_announcement", List.of("announcement_id"), List.of("content_sealed"));

  private static final String TABLE = "pull_announcement";
  private static final String CONTENT = "content_sealed";
  private static final int LONGEST_REASON = 1000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SELECT =
      "SELECT announcement_id, content_sealed, state, version, attempts, reason_code, reason,"
          + " outcome, received_at, changed_at, due_at, give_up_at FROM pull_announcement ";

  private final JdbcTemplate jdbc;
  private final ContentCipher cipher;
  private final BlindIndex index;

  PullNotificationRows(JdbcTemplate jdbc, ContentCipher cipher, BlindIndex index) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.index = index;
  }

  Optional<PullNotificationRow> find(String id) {
    return jdbc.query(SELECT + "WHERE announcement_id = ?", (row, n) -> row(row), id).stream()
        .findFirst();
  }

  /** Whether a notification concerned this patient, also after its BSN was erased. */
  boolean isAbout(String id, String bsn) {
    return !jdbc.queryForList(
            "SELECT announcement_id FROM pull_announcement"
                + " WHERE announcement_id = ? AND patient_index = ?",
            String.class,
            id,
            patient(bsn))
        .isEmpty();
  }

  int countOpen() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM pull_announcement WHERE due_at IS NOT NULL", Integer.class));
  }

  void insert(PullNotificationRow row, MessageId message) {
    jdbc.update(
        "INSERT INTO pull_announcement (announcement_id, message_id, content_sealed,"
            + " patient_index, state, version, attempts, received_at, changed_at, due_at,"
            + " give_up_at) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)",
        row.id(),
        message.value(),
        seal(row.id(), row.content()),
        patient(Objects.requireNonNull(row.content().bsn())),
        row.state().name(),
        row.version(),
        SqlTime.of(row.receivedAt()),
        SqlTime.of(row.changedAt()),
        row.dueAt() == null ? null : SqlTime.of(row.dueAt()),
        SqlTime.of(row.giveUpAt()));
  }

  /** The ids of the rows that are due, the longest waiting first. */
  List<String> due(Instant now, int most) {
    return jdbc.queryForList(
        "SELECT announcement_id FROM pull_announcement WHERE due_at <= ? ORDER BY due_at LIMIT "
            + most,
        String.class,
        SqlTime.of(now));
  }

  /** Ends the fetch of a row that cannot be read; its content stays as it is. */
  void endUnread(String id, String code, String reason, Instant now) {
    jdbc.update(
        "UPDATE pull_announcement SET state = ?, reason_code = ?, reason = ?, outcome = 'failed',"
            + " version = version + 1, changed_at = ?, due_at = NULL"
            + " WHERE announcement_id = ? AND due_at IS NOT NULL",
        PullNotificationState.FAILED.name(),
        code,
        cut(reason),
        SqlTime.of(now),
        id);
  }

  /** Claims one for fetching until that moment; false when another instance has it. */
  boolean claim(PullNotificationRow row, Instant now, Instant until) {
    var first = row.state() == PullNotificationState.REQUESTED;
    return jdbc.update(
            "UPDATE pull_announcement SET state = ?, version = version + ?, attempts = ?,"
                + " changed_at = ?, due_at = ?"
                + " WHERE announcement_id = ? AND due_at IS NOT NULL AND attempts = ?",
            PullNotificationState.IN_PROGRESS.name(),
            first ? 1 : 0,
            row.attempts() + 1,
            SqlTime.of(first ? now : row.changedAt()),
            SqlTime.of(until),
            row.id(),
            row.attempts())
        == 1;
  }

  /** Schedules a retry; the Task changes only when the reason changes. */
  void again(
      PullNotificationRow row,
      String code,
      String reason,
      String outcome,
      Instant now,
      Instant next) {
    var changed = !code.equals(row.reasonCode());
    jdbc.update(
        "UPDATE pull_announcement SET reason_code = ?, reason = ?, outcome = ?,"
            + " version = version + ?, changed_at = CASE WHEN ? THEN ? ELSE changed_at END,"
            + " due_at = ? WHERE announcement_id = ? AND due_at IS NOT NULL",
        code,
        cut(reason),
        outcome,
        changed ? 1 : 0,
        changed,
        SqlTime.of(now),
        SqlTime.of(next),
        row.id());
  }

  /** Ends the fetch and erases BSN and authorization base. */
  void end(
      PullNotificationRow row,
      PullNotificationState state,
      @Nullable String code,
      @Nullable String reason,
      @Nullable String outcome,
      Instant now) {
    jdbc.update(
        "UPDATE pull_announcement SET state = ?, reason_code = ?, reason = ?, outcome = ?,"
            + " version = version + 1, changed_at = ?, due_at = NULL, content_sealed = ?"
            + " WHERE announcement_id = ? AND due_at IS NOT NULL",
        state.name(),
        code,
        reason == null ? null : cut(reason),
        outcome,
        SqlTime.of(now),
        seal(row.id(), row.content().settled()),
        row.id());
  }

  private PullNotificationRow row(ResultSet row) throws SQLException {
    var id = row.getString("announcement_id");
    return new PullNotificationRow(
        id,
        open(id, row.getBytes(CONTENT)),
        PullNotificationState.valueOf(row.getString("state")),
        row.getInt("version"),
        row.getInt("attempts"),
        row.getString("reason_code"),
        row.getString("reason"),
        row.getString("outcome"),
        SqlTime.get(row, "received_at"),
        SqlTime.get(row, "changed_at"),
        SqlTime.getIfAny(row, "due_at"),
        SqlTime.get(row, "give_up_at"));
  }

  private byte[] seal(String id, PullNotification content) {
    try {
      return cipher.seal(TABLE, CONTENT, id, JSON.writeValueAsBytes(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record of texts is JSON", e);
    }
  }

  private PullNotification open(String id, byte[] sealed) {
    try {
      return JSON.readValue(cipher.open(TABLE, CONTENT, id, sealed), PullNotification.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String patient(String bsn) {
    return index.of(TABLE, bsn);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
  }
}
