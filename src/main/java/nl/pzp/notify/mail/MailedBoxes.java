package nl.pzp.notify.mail;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import nl.pzp.record.SqlTime;
import nl.pzp.record.atrest.BlindIndex;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores the last mail to each mailbox, under a keyed hash of its address. */
final class MailedBoxes {

  private static final String PURPOSE = "mailed-box";

  private final JdbcTemplate jdbc;
  private final BlindIndex index;

  MailedBoxes(JdbcTemplate jdbc, BlindIndex index) {
    this.jdbc = jdbc;
    this.index = index;
  }

  Optional<Instant> lastMailed(String box) {
    return jdbc
        .query(
            "SELECT mailed_at FROM mailed_box WHERE box_index = ?",
            (row, n) -> SqlTime.get(row, 1),
            key(box))
        .stream()
        .findFirst();
  }

  /** Notes a mail; a mail older than the stored one changes nothing. */
  void mailed(String box, Instant moment) {
    var at = SqlTime.of(moment);
    if (update(box, at) == 0 && lastMailed(box).isEmpty()) {
      try {
        jdbc.update("INSERT INTO mailed_box (box_index, mailed_at) VALUES (?, ?)", key(box), at);
      } catch (DuplicateKeyException e) {
        update(box, at);
      }
    }
  }

  private int update(String box, OffsetDateTime at) {
    return jdbc.update(
        "UPDATE mailed_box SET mailed_at = ? WHERE box_index = ? AND mailed_at < ?",
        at,
        key(box),
        at);
  }

  private String key(String box) {
    return index.of(PURPOSE, box.toLowerCase(Locale.ROOT));
  }
}
