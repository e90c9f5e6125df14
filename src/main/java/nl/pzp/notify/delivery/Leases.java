package nl.pzp.notify.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import nl.pzp.record.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Divides the subscriptions among the instances on one database by leases. Each new holder has a
 * higher token, and a write under a lower token is refused. An instance that wakes late therefore
 * does no harm.
 */
final class Leases {

  private record Lease(long token, Instant until) {}

  private final JdbcTemplate jdbc;
  private final String instance;
  private final Duration length;
  private final Clock clock;
  private final Map<String, Lease> held = new ConcurrentHashMap<>();

  /**
   * @param instance id of this instance
   */
  Leases(JdbcTemplate jdbc, String instance, Duration length, Clock clock) {
    this.jdbc = jdbc;
    this.instance = instance;
    this.length = length;
    this.clock = clock;
  }

  String instance() {
    return instance;
  }

  /** Resumes the subscriptions of an earlier run of this instance. */
  void begin() {
    jdbc.update(
        "UPDATE subscription SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = ?",
        instance);
  }

  /** Gives a sign of life, extends its leases, and takes free subscriptions up to a fair share. */
  void renew(Collection<String> idle) {
    var now = clock.instant();
    var until = now.plus(length);
    if (jdbc.update(
            "UPDATE adapter_instance SET seen_at = ? WHERE instance_id = ?",
            SqlTime.of(now),
            instance)
        == 0) {
      jdbc.update(
          "INSERT INTO adapter_instance (instance_id, seen_at) VALUES (?, ?)",
          instance,
          SqlTime.of(now));
    }
    jdbc.update(
        "DELETE FROM adapter_instance WHERE seen_at < ?",
        SqlTime.of(now.minus(length.multipliedBy(10))));
    jdbc.update(
        "UPDATE subscription SET lease_until = ? WHERE lease_owner = ? AND removed_at IS NULL",
        SqlTime.of(until),
        instance);
    readHeld(until);
    var share = share(now);
    take(share - held.size(), now, until);
    giveBack(held.size() - share, idle);
  }

  /** Whether a subscription has no holder, such as a new one. */
  boolean isAnyFree() {
    return !jdbc.queryForList(
            "SELECT subscription_id FROM subscription WHERE removed_at IS NULL"
                + " AND lease_owner IS NULL LIMIT 1",
            String.class)
        .isEmpty();
  }

  /** The token of this instance's lease on a subscription, or null without one. */
  @Nullable Long token(String subscription) {
    var lease = held.get(subscription);
    return lease == null || !clock.instant().isBefore(lease.until()) ? null : lease.token();
  }

  /** Releases all leases. */
  void end() {
    held.clear();
    jdbc.update(
        "UPDATE subscription SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = ?",
        instance);
    jdbc.update("DELETE FROM adapter_instance WHERE instance_id = ?", instance);
  }

  private void readHeld(Instant until) {
    var now = new HashMap<String, Lease>();
    jdbc.query(
        "SELECT subscription_id, lease_token FROM subscription"
            + " WHERE lease_owner = ? AND removed_at IS NULL",
        row -> {
          now.put(row.getString(1), new Lease(row.getLong(2), until));
        },
        instance);
    held.putAll(now);
    held.keySet().retainAll(now.keySet());
  }

  private int share(Instant now) {
    var instances =
        Objects.requireNonNull(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM adapter_instance WHERE seen_at > ?",
                Integer.class,
                SqlTime.of(now.minus(length))));
    var subscriptions =
        Objects.requireNonNull(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM subscription WHERE removed_at IS NULL", Integer.class));
    return (subscriptions + instances - 1) / Math.max(1, instances);
  }

  private void take(int wanted, Instant now, Instant until) {
    if (wanted <= 0) {
      return;
    }
    var free =
        jdbc.queryForList(
            "SELECT subscription_id FROM subscription WHERE removed_at IS NULL"
                + " AND (lease_owner IS NULL OR lease_until < ?)"
                + " ORDER BY subscription_id LIMIT ?",
            String.class,
            SqlTime.of(now),
            wanted);
    for (var id : free) {
      jdbc.update(
          "UPDATE subscription SET lease_owner = ?, lease_token = lease_token + 1,"
              + " lease_until = ? WHERE subscription_id = ? AND removed_at IS NULL"
              + " AND (lease_owner IS NULL OR lease_until < ?)",
          instance,
          SqlTime.of(until),
          id,
          SqlTime.of(now));
    }
    if (!free.isEmpty()) {
      readHeld(until);
    }
  }

  private void giveBack(int tooMany, Collection<String> idle) {
    if (tooMany > 0) {
      for (var id : List.copyOf(idle).subList(0, Math.min(tooMany, idle.size()))) {
        if (held.remove(id) != null) {
          jdbc.update(
              "UPDATE subscription SET lease_owner = NULL, lease_until = NULL"
                  + " WHERE subscription_id = ? AND lease_owner = ?",
              id,
              instance);
        }
      }
    }
  }
}
