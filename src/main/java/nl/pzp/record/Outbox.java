package nl.pzp.record;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The events that were committed with a change and are not published yet.
 *
 * <p>How to read it: take {@link #pending}, publish, say {@link #published}, again. Each event says
 * itself that it is pending. A remembered position would miss an event that commits late with a low
 * position, since positions are given before commit. One person's events are numbered under the
 * lock of that person's row, so theirs never come late: within a person both position and sequence
 * are the order of commit. One reader at a time; several must share out the persons, not the
 * events.
 */
public final class Outbox {

  private static final int MOST_PENDING = 1000;

  private final OutboxRows rows;
  private final DatabaseTransactions transactions;

  Outbox(OutboxRows rows, DatabaseTransactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** The oldest unpublished events, at most 1000; one person's events stand in their order. */
  public List<OutboxEvent> pending(int limit) {
    return rows.pending(Math.min(limit, MOST_PENDING));
  }

  /**
   * Takes an event out of what is pending, since it cannot be published as it is; it stays until
   * somebody looks. Joins the caller's transaction if there is one.
   */
  public void setAside(UUID event) {
    transactions.joining(() -> rows.setAside(event));
  }

  /** How many events were set aside. */
  public int countSetAside() {
    return rows.countSetAside();
  }

  /** Makes the events that were set aside pending again; gives how many those were. */
  public int takeUpAgain() {
    return rows.takeUpAgain();
  }

  /**
   * Marks events as published; those that were so already stay as they are. Joins the caller's
   * transaction if there is one.
   */
  public void published(Collection<UUID> events) {
    transactions.joining(() -> rows.published(List.copyOf(events)));
  }
}
