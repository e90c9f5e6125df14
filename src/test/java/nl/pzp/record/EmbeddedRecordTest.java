package nl.pzp.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record on H2 in a file. */
class EmbeddedRecordTest {

  @Nested
  class VersionHistory extends VersionContract {
    VersionHistory() {
      super(new EmbeddedTestDatabase());
    }
  }

  @Nested
  class Identity extends PersonContract {
    Identity() {
      super(new EmbeddedTestDatabase());
    }
  }

  @Nested
  class Merging extends MergeContract {
    Merging() {
      super(new EmbeddedTestDatabase());
    }
  }

  @Nested
  class Messages extends InboxContract {
    Messages() {
      super(new EmbeddedTestDatabase());
    }
  }

  @Nested
  class ManyAtOnce extends ConcurrencyContract {
    ManyAtOnce() {
      super(new EmbeddedTestDatabase());
    }
  }

  @Nested
  class Events extends OutboxContract {
    Events() {
      super(new EmbeddedTestDatabase());
    }
  }

  @Nested
  class AtRest extends AtRestContract {
    AtRest() {
      super(new EmbeddedTestDatabase());
    }
  }

  @Test
  void headsAreFoundByTheKeyOfTheTable(@TempDir Path folder) {
    try (var record = TestRecord.in(folder)) {
      var plan =
          record
              .jdbc()
              .queryForObject(
                  "EXPLAIN " + CurrentVersions.statement(4),
                  String.class,
                  (Object[]) new String[8]);

      assertThat(plan).containsIgnoringCase("primary_key").doesNotContain("tableScan");
    }
  }
}
