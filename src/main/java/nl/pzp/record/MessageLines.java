package nl.pzp.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lists the messages of the inbox. It opens nothing sealed, so no broken row hides the others. */
public final class MessageLines {

  private static final String SELECT =
      "SELECT message_id, state, door, sender, received_at, answered_at, problem_codes"
          + " FROM inbox_message ";

  private final JdbcTemplate jdbc;

  public MessageLines(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The newest messages in these states, newest first.
   *
   * @param door only this door, or null for all
   * @param olderThan only those that came before this message, or null for all
   */
  public List<MessageLine> newest(
      Set<MessageState> states, @Nullable String door, @Nullable UUID olderThan, int limit) {
    var arguments = new ArrayList<Object>(states.stream().map(MessageState::name).toList());
    var where =
        "WHERE state IN (" + String.join(", ", Collections.nCopies(states.size(), "?")) + ")";
    if (door != null) {
      where += " AND door = ?";
      arguments.add(door);
    }
    if (olderThan != null) {
      where += " AND arrival < (SELECT arrival FROM inbox_message WHERE message_id = ?)";
      arguments.add(olderThan);
    }
    arguments.add(limit);
    return jdbc.query(
        SELECT + where + " ORDER BY arrival DESC LIMIT ?",
        (row, n) -> line(row),
        arguments.toArray());
  }

  public Optional<MessageLine> find(UUID id) {
    return jdbc.query(SELECT + "WHERE message_id = ?", (row, n) -> line(row), id).stream()
        .findFirst();
  }

  /** How many messages came before this moment and are not answered. */
  public int countOpen(Instant before) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM inbox_message WHERE state = ? AND received_at < ?",
            Integer.class,
            MessageState.RECEIVED.name(),
            SqlTime.of(before)));
  }

  private static MessageLine line(ResultSet row) throws SQLException {
    var codes = row.getString("problem_codes");
    return new MessageLine(
        row.getObject("message_id", UUID.class).toString(),
        MessageState.valueOf(row.getString("state")),
        row.getString("door"),
        row.getString("sender"),
        SqlTime.get(row, "received_at"),
        SqlTime.getIfAny(row, "answered_at"),
        codes.isEmpty() ? List.of() : List.of(codes.split(" ", -1)));
  }
}
