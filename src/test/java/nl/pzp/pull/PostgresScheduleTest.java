package nl.pzp.pull;

import nl.pzp.record.RealPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a real PostgreSQL server. */
@ExtendWith(RealPostgres.class)
class PostgresScheduleTest extends ScheduleContract {

  PostgresScheduleTest(RealPostgres.Server server) {
    super(server::fresh);
  }
}
