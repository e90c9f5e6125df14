package nl.pzp.record;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

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
}
