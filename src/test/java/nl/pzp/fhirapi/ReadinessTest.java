package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Readiness is down while the database takes no writes, and up again at once. */
class ReadinessTest {

  @Test
  void readinessFollowsWhetherTheDatabaseTakesWrites() {
    try (var adapter = StartedAdapter.watched()) {
      var readiness = "http://127.0.0.1:" + adapter.managementPort() + "/actuator/health/readiness";
      var database = adapter.bean(WatchedDatabase.class);
      assertThat(adapter.get(readiness).status()).isEqualTo(200);

      database.watch(
          sql -> {
            if (sql.startsWith("UPDATE write_probe")) {
              throw new DataAccessResourceFailureException("read only");
            }
          });
      assertThat(adapter.get(readiness).status()).isEqualTo(503);

      database.watch(ReadinessTest::hang);
      var start = Instant.now();
      assertThat(adapter.get(readiness).status()).isEqualTo(503);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(7));

      database.rest();
    }
  }

  private static void hang(String sql) {
    if (sql.startsWith("UPDATE write_probe")) {
      try {
        Thread.sleep(20_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
