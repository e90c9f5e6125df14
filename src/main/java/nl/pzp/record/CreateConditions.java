package nl.pzp.record;

import nl.pzp.record.atrest.BlindIndex;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps two senders apart who would create the same thing without a person at once. */
final class CreateConditions {

  private final JdbcTemplate jdbc;
  private final BlindIndex index;

  CreateConditions(JdbcTemplate jdbc, BlindIndex index) {
    this.jdbc = jdbc;
    this.index = index;
  }

  /** Holds the condition until the transaction ends. */
  void hold(String type, String system, String value) {
    var condition = index.of("condition", type, system, value);
    var held =
        jdbc.queryForList(
            "SELECT condition_index FROM create_condition WHERE condition_index = ? FOR UPDATE",
            String.class,
            condition);
    if (held.isEmpty()) {
      // A second sender waits here for the first one's commit, and then starts again.
      jdbc.update("INSERT INTO create_condition (condition_index) VALUES (?)", condition);
    }
  }
}
