package nl.pzp.notify.delivery;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.pzp.record.SqlTime;
import nl.pzp.record.StoredResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The numbers of each subscription: its counter and its numbered events. Used inside the
 * transaction that locks the counters.
 */
@Component
public final class EventNumbers {

  private final JdbcTemplate jdbc;

  public EventNumbers(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The subscriptions that already numbered this version, each with the kind. */
  Set<String> alreadyNumbered(StoredResource focus, String kind) {
    return new HashSet<>(
        jdbc.queryForList(
            "SELECT subscription_id FROM notification WHERE focus_id = ? AND focus_type = ?"
                + " AND focus_version = ? AND kind = ?",
            String.class,
            focus.id(),
            focus.type(),
            focus.version(),
            kind));
  }

  /** Locks the counters of these subscriptions; returns them for those that still take events. */
  Map<String, Long> holdCounters(Collection<String> subscriptions) {
    var counters = new TreeMap<String, Long>();
    jdbc.query(
        "SELECT subscription_id, event_count FROM subscription WHERE subscription_id IN ("
            + String.join(", ", Collections.nCopies(subscriptions.size(), "?"))
            + ") AND removed_at IS NULL AND activated AND status <> 'OFF'"
            + " ORDER BY subscription_id FOR UPDATE",
        row -> {
          counters.put(row.getString(1), row.getLong(2));
        },
        subscriptions.toArray());
    return counters;
  }

  void setCounters(Map<String, Long> counters) {
    jdbc.batchUpdate(
        "UPDATE subscription SET event_count = ? WHERE subscription_id = ?",
        counters.entrySet().stream().map(e -> new Object[] {e.getValue(), e.getKey()}).toList());
  }

  /** Moves every counter on, so that these numbers are given to no event; returns how many. */
  int skip(long numbers) {
    return jdbc.update(
        "UPDATE subscription SET event_count = event_count + ? WHERE removed_at IS NULL", numbers);
  }

  void insert(List<NumberedEvent> numbered) {
    jdbc.batchUpdate(
        "INSERT INTO notification (subscription_id, event_number, person_id, kind, focus_type,"
            + " focus_id, focus_version, context, occurred_at, created_at, state, attempts)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 0)",
        numbered.stream()
            .map(
                n ->
                    new Object[] {
                      n.subscription(),
                      n.number(),
                      n.person().value(),
                      n.kind(),
                      n.focusType(),
                      n.focusId(),
                      n.focusVersion(),
                      String.join(" ", n.context()),
                      SqlTime.of(n.occurredAt()),
                      SqlTime.of(n.createdAt())
                    })
            .toList());
  }

  /** Lets one event wait again, in any state. */
  void again(String subscription, StoredResource focus, String kind) {
    jdbc.update(
        "UPDATE notification SET state = 'WAITING', reason = NULL, attempts = 0, settled_at = NULL"
            + " WHERE subscription_id = ? AND focus_type = ? AND focus_id = ? AND focus_version = ?"
            + " AND kind = ?",
        subscription,
        focus.type(),
        focus.id(),
        focus.version(),
        kind);
  }
}
