package nl.pzp.record;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes a commit reach the disk. PostgreSQL does so before it answers a commit; H2 leaves the bytes
 * with the operating system, where a power cut loses them, so it is told to write them through.
 */
public final class Durability {

  private final JdbcTemplate jdbc;
  private final boolean needed;
  private final AtomicLong committed = new AtomicLong();
  private final Object turn = new Object();
  private long synced;

  Durability(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.needed =
        Objects.requireNonNull(
            jdbc.execute(
                (ConnectionCallback<Boolean>)
                    connection -> connection.getMetaData().getDatabaseProductName().equals("H2")));
  }

  /** Whether the database is H2. */
  boolean isEmbedded() {
    return needed;
  }

  /**
   * Returns when everything that this thread committed is on disk; call it outside a transaction.
   */
  public void sync() {
    if (!needed) {
      return;
    }
    var mine = committed.incrementAndGet();
    synchronized (turn) {
      // One write-through serves all who committed before it began.
      if (synced < mine) {
        var upTo = committed.get();
        jdbc.execute("CHECKPOINT SYNC");
        synced = upTo;
      }
    }
  }
}
