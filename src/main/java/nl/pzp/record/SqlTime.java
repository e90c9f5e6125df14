package nl.pzp.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Moments as both databases take and give them. */
public final class SqlTime {

  private SqlTime() {}

  /** A moment for a column, in UTC. */
  public static OffsetDateTime of(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  /** The moment in a column that is never empty. */
  public static Instant get(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** The moment in the column with this number, from 1, which is never empty. */
  public static Instant get(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** The moment in a column; null when it is empty. */
  public static @Nullable Instant getIfAny(ResultSet row, String column) throws SQLException {
    var moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
