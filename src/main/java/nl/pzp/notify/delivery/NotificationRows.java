package nl.pzp.notify.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import nl.pzp.record.PersonId;
import nl.pzp.record.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of numbered events. Settling one requires the token of its lease. */
@Component
public final class NotificationRows {

  // After a merge, every read shows the surviving person.
  private static final String SELECT =
      "SELECT subscription_id, event_number, COALESCE((SELECT p.merged_into FROM person p WHERE"
          + " p.person_id = notification.person_id), person_id) AS person_id, kind, focus_type,"
          + " focus_id, focus_version, context, occurred_at, created_at, state, reason, attempts,"
          + " content_hash FROM notification ";
  private static final String FENCED =
      " AND EXISTS (SELECT 1 FROM subscription s WHERE s.subscription_id = ?"
          + " AND s.lease_token = ? AND s.removed_at IS NULL)";

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final boolean postgres;

  public NotificationRows(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.postgres =
        "PostgreSQL"
            .equals(
                jdbc.execute(
                    (ConnectionCallback<String>)
                        connection -> connection.getMetaData().getDatabaseProductName()));
  }

  /** Whether one of these subscriptions was told of this person. */
  boolean told(Collection<String> subscriptions, PersonId person) {
    if (subscriptions.isEmpty()) {
      return false;
    }
    var arguments = new java.util.ArrayList<Object>(subscriptions);
    arguments.add(person.value());
    arguments.add(person.value());
    return !jdbc.queryForList(
            "SELECT event_number FROM notification WHERE subscription_id IN ("
                + String.join(", ", Collections.nCopies(subscriptions.size(), "?"))
                + ") AND (person_id = ? OR person_id IN (SELECT m.gone_id FROM person_merge m"
                + " JOIN person p ON p.person_id = m.gone_id WHERE p.merged_into = ?))"
                + " AND state <> 'WITHHELD' LIMIT 1",
            Long.class,
            arguments.toArray())
        .isEmpty();
  }

  List<NumberedEvent> waiting(String subscription, long after, int limit) {
    return jdbc.query(
        SELECT
            + "WHERE subscription_id = ? AND state = 'WAITING' AND event_number > ?"
            + " ORDER BY event_number LIMIT ?",
        (row, n) -> numbered(row),
        subscription,
        after,
        limit);
  }

  /** Events of a range, both ends included, in any state. */
  public List<NumberedEvent> between(String subscription, long since, long until, int limit) {
    return jdbc.query(
        SELECT
            + "WHERE subscription_id = ? AND event_number BETWEEN ? AND ?"
            + " ORDER BY event_number LIMIT ?",
        (row, n) -> numbered(row),
        subscription,
        since,
        until,
        limit);
  }

  /** The dead letter of a subscription, oldest first. */
  public List<NumberedEvent> dead(String subscription, int limit) {
    return jdbc.query(
        SELECT + "WHERE subscription_id = ? AND state = 'DEAD' ORDER BY event_number LIMIT ?",
        (row, n) -> numbered(row),
        subscription,
        limit);
  }

  /** The number of events of a subscription in each state. */
  public Map<NotificationState, Long> counts(String subscription) {
    var counts = new TreeMap<NotificationState, Long>();
    jdbc.query(
        "SELECT state, COUNT(*) FROM notification WHERE subscription_id = ? GROUP BY state",
        row -> {
          counts.put(NotificationState.valueOf(row.getString(1)), row.getLong(2));
        },
        subscription);
    return counts;
  }

  /** When the oldest waiting event was numbered. */
  Optional<Instant> oldestWaiting(String subscription) {
    return waiting(subscription, 0, 1).stream().map(NumberedEvent::createdAt).findFirst();
  }

  /**
   * Lets the database end this transaction when its process freezes, so that the next holder does
   * not wait longer for its locks.
   */
  void bound() {
    if (postgres) {
      jdbc.execute("SET LOCAL idle_in_transaction_session_timeout = '10s'");
    }
  }

  /** Settles events; returns the number that were still waiting under this lease. */
  int settle(
      Collection<NumberedEvent> events,
      NotificationState state,
      @Nullable String reason,
      Function<NumberedEvent, @Nullable String> hash,
      long token) {
    var now = SqlTime.of(clock.instant());
    var changed =
        jdbc.batchUpdate(
            "UPDATE notification SET state = ?, reason = ?, settled_at = ?, last_attempt_at = ?,"
                + " attempts = attempts + 1, content_hash = COALESCE(?, content_hash)"
                + " WHERE subscription_id = ? AND event_number = ? AND state = 'WAITING'"
                + FENCED,
            events.stream()
                .map(
                    e ->
                        new @Nullable Object[] {
                          state.name(),
                          reason,
                          now,
                          now,
                          hash.apply(e),
                          e.subscription(),
                          e.number(),
                          e.subscription(),
                          token
                        })
                .toList());
    return java.util.Arrays.stream(changed).sum();
  }

  /** Notes a failed attempt. */
  void failed(Collection<NumberedEvent> events, String reason, long token) {
    var now = SqlTime.of(clock.instant());
    jdbc.batchUpdate(
        "UPDATE notification SET attempts = attempts + 1, last_attempt_at = ?, reason = ?"
            + " WHERE subscription_id = ? AND event_number = ? AND state = 'WAITING'"
            + FENCED,
        events.stream()
            .map(
                e ->
                    new Object[] {
                      now, reason, e.subscription(), e.number(), e.subscription(), token
                    })
            .toList());
  }

  /** Makes settled events of a range wait again. */
  public int again(String subscription, long since, long until, Set<NotificationState> states) {
    var names = states.stream().map(NotificationState::name).toList();
    var arguments = new java.util.ArrayList<Object>(List.of(subscription, since, until));
    arguments.addAll(names);
    return jdbc.update(
        "UPDATE notification SET state = 'WAITING', reason = NULL, attempts = 0, settled_at = NULL"
            + " WHERE subscription_id = ? AND event_number BETWEEN ? AND ?"
            + " AND state IN ("
            + String.join(", ", Collections.nCopies(names.size(), "?"))
            + ")",
        arguments.toArray());
  }

  /** Deletes events that were settled longer ago than this. */
  int forget(Duration olderThan) {
    return jdbc.update(
        "DELETE FROM notification WHERE settled_at < ? AND state <> 'DEAD'",
        SqlTime.of(clock.instant().minus(olderThan)));
  }

  long count(NotificationState state) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM notification WHERE state = ?", Long.class, state.name()));
  }

  private static NumberedEvent numbered(ResultSet row) throws SQLException {
    var context = row.getString("context");
    return new NumberedEvent(
        row.getString("subscription_id"),
        row.getLong("event_number"),
        new PersonId(row.getObject("person_id", UUID.class)),
        row.getString("kind"),
        row.getString("focus_type"),
        row.getString("focus_id"),
        row.getInt("focus_version"),
        context.isEmpty() ? List.of() : List.of(context.split(" ", -1)),
        SqlTime.get(row, "occurred_at"),
        SqlTime.get(row, "created_at"),
        NotificationState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getInt("attempts"),
        row.getString("content_hash"));
  }
}
