package nl.pzp.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The record on a real PostgreSQL server. */
@ExtendWith(RealPostgres.class)
class PostgresRecordTest {

  @Nested
  class VersionHistory extends VersionContract {
    VersionHistory(RealPostgres.Server server) {
      super(server);
    }
  }

  @Nested
  class Identity extends PersonContract {
    Identity(RealPostgres.Server server) {
      super(server);
    }
  }

  @Nested
  class Merging extends MergeContract {
    Merging(RealPostgres.Server server) {
      super(server);
    }
  }

  @Nested
  class Messages extends InboxContract {
    Messages(RealPostgres.Server server) {
      super(server);
    }
  }

  @Nested
  class ManyAtOnce extends ConcurrencyContract {
    ManyAtOnce(RealPostgres.Server server) {
      super(server);
    }
  }

  @Nested
  class Events extends OutboxContract {
    Events(RealPostgres.Server server) {
      super(server);
    }
  }

  @Nested
  class AtRest extends AtRestContract {
    AtRest(RealPostgres.Server server) {
      super(server);
    }
  }

  // A new table has no statistics, and a plan that was made for it then is used on as it grows.
  @Test
  void headsAreFoundByTheKeyOfATableThatWasEmptyWhenThePlanWasMade(
      RealPostgres.Server server, @TempDir Path folder) {
    try (var record =
        TestRecord.on(server.fresh(folder), folder.resolve("keys"), Clock.systemUTC())) {
      record
          .transactions()
          .executeWithoutResult(
              status -> {
                var plan =
                    record
                        .jdbc()
                        .queryForList(
                            "EXPLAIN " + CurrentVersions.statement(4),
                            String.class,
                            (Object[]) "a A b B c C d D".split(" ", -1));
                assertThat(String.join("\n", plan))
                    .contains("resource_version_pkey")
                    .doesNotContain("Seq Scan")
                    .doesNotContain("resource_version_of_person");
              });
    }
  }
}
