package nl.pzp.record;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.pzp.record.atrest.SealedValues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of the inbox: the sender's control id, body and answer are sealed. */
final class InboxRows {

  private static final String TABLE = "inbox_message";
  private static final String CONTROL_ID = "control_id_sealed";
  private static final String BODY = "body_sealed";
  private static final String ANSWER = "answer_sealed";
  private static final int MOST_LISTED = 500;
  private static final int CODES_LIMIT = 2000;
  private static final String SUMMARY =
      "SELECT message_id, state, door, sender, control_id_sealed, content_type, body_size,"
          + " received_at, answered_at, problem_codes";

  private final JdbcTemplate jdbc;
  private final SealedValues values;

  InboxRows(JdbcTemplate jdbc, SealedValues values) {
    this.jdbc = jdbc;
    this.values = values;
  }

  void insert(
      MessageSummary message,
      @Nullable String controlIndex,
      @Nullable String bodyIndex,
      byte @Nullable [] body) {
    var row = message.id().toString();
    jdbc.update(
        "INSERT INTO inbox_message (message_id, door, sender, content_type, control_index,"
            + " control_id_sealed, body_index, body_size, body_sealed, received_at, state,"
            + " problem_codes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        message.id().value(),
        message.door(),
        message.sender(),
        message.contentType(),
        controlIndex,
        message.controlId() == null
            ? null
            : values.seal(
                TABLE, CONTROL_ID, row, message.controlId().getBytes(StandardCharsets.UTF_8)),
        bodyIndex,
        message.size(),
        body == null ? null : values.seal(TABLE, BODY, row, body),
        SqlTime.of(message.receivedAt()),
        MessageState.RECEIVED.name());
  }

  /** Settles a message that the caller has locked and seen to be received only. */
  void settle(
      MessageId id,
      MessageState state,
      StoredResponse answer,
      List<String> problemCodes,
      Instant now) {
    jdbc.update(
        "UPDATE inbox_message SET state = ?, answered_at = ?, answer_sealed = ?, problem_codes = ?"
            + " WHERE message_id = ?",
        state.name(),
        SqlTime.of(now),
        values.seal(TABLE, ANSWER, id.toString(), AnswerBytes.of(answer)),
        joined(problemCodes),
        id.value());
  }

  /** Locks a message for its processing; empty when there is no such message. */
  Optional<MessageState> lock(MessageId id) {
    return jdbc
        .queryForList(
            "SELECT state FROM inbox_message WHERE message_id = ? FOR UPDATE",
            String.class,
            id.value())
        .stream()
        .map(MessageState::valueOf)
        .findFirst();
  }

  Optional<KeptMessage> find(MessageId id) {
    return jdbc
        .query(
            SUMMARY + ", body_sealed, answer_sealed FROM inbox_message WHERE message_id = ?",
            (row, n) -> {
              var body = row.getBytes(BODY);
              var answer = row.getBytes(ANSWER);
              return new KeptMessage(
                  summary(row),
                  body == null ? null : values.open(TABLE, BODY, id.toString(), body),
                  answer == null ? null : answer(id, answer));
            },
            id.value())
        .stream()
        .findFirst();
  }

  List<MessageSummary> list(MessageFilter filter, int limit) {
    var conditions = new ArrayList<String>();
    var arguments = new ArrayList<Object>();
    if (filter.state() != null) {
      conditions.add("state = ?");
      arguments.add(filter.state().name());
    }
    if (filter.sender() != null) {
      conditions.add("sender = ?");
      arguments.add(filter.sender());
    }
    if (filter.from() != null) {
      conditions.add("received_at >= ?");
      arguments.add(SqlTime.of(filter.from()));
    }
    if (filter.before() != null) {
      conditions.add("received_at < ?");
      arguments.add(SqlTime.of(filter.before()));
    }
    if (filter.olderThan() != null) {
      conditions.add("arrival < (SELECT arrival FROM inbox_message WHERE message_id = ?)");
      arguments.add(filter.olderThan().value());
    }
    arguments.add(Math.min(limit, MOST_LISTED));
    var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return jdbc.query(
        SUMMARY + " FROM inbox_message" + where + " ORDER BY arrival DESC LIMIT ?",
        (row, n) -> summary(row),
        arguments.toArray());
  }

  // One that used another's control id again has no index, and is not to be processed.
  List<MessageId> waiting(String door, int limit) {
    return jdbc.query(
        "SELECT message_id FROM inbox_message WHERE state = ? AND door = ?"
            + " AND control_index IS NOT NULL ORDER BY arrival LIMIT ?",
        (row, n) -> new MessageId(row.getObject("message_id", UUID.class)),
        MessageState.RECEIVED.name(),
        door,
        limit);
  }

  StoredResponse answer(MessageId id, byte[] sealed) {
    return AnswerBytes.read(values.open(TABLE, ANSWER, id.toString(), sealed));
  }

  /** Removes what the messages hold, and keeps that they came. */
  void forget(List<UUID> messages) {
    jdbc.batchUpdate(
        "UPDATE inbox_message SET control_id_sealed = NULL, body_sealed = NULL,"
            + " answer_sealed = NULL WHERE message_id = ?",
        messages.stream().map(id -> new Object[] {id}).toList());
    var rows = messages.stream().map(UUID::toString).toList();
    values.forget(TABLE, BODY, rows);
    values.forget(TABLE, ANSWER, rows);
  }

  private MessageSummary summary(ResultSet row) throws SQLException {
    var id = new MessageId(row.getObject("message_id", UUID.class));
    var controlId = row.getBytes(CONTROL_ID);
    var codes = row.getString("problem_codes");
    return new MessageSummary(
        id,
        MessageState.valueOf(row.getString("state")),
        row.getString("door"),
        row.getString("sender"),
        controlId == null
            ? null
            : new String(
                values.open(TABLE, CONTROL_ID, id.toString(), controlId), StandardCharsets.UTF_8),
        row.getString("content_type"),
        row.getLong("body_size"),
        SqlTime.get(row, "received_at"),
        SqlTime.getIfAny(row, "answered_at"),
        codes.isEmpty() ? List.of() : List.of(codes.split(" ", -1)));
  }

  // As many whole codes as fit; the answer that is kept beside them names every one.
  private static String joined(List<String> codes) {
    var joined = new StringBuilder();
    for (var code : codes.stream().distinct().toList()) {
      if (joined.length() + 1 + code.length() > CODES_LIMIT) {
        break;
      }
      joined.append(joined.isEmpty() ? "" : " ").append(code);
    }
    return joined.toString();
  }
}
