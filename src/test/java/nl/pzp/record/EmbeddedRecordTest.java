package nl.pzp.record;

import org.junit.jupiter.api.Nested;

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
}
