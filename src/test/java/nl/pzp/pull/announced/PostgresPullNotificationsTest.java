package nl.pzp.pull.announced;

import java.nio.file.Path;
import nl.pzp.record.RealPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class PostgresPullNotificationsTest extends PullNotificationFetchesContract {

  private final RealPostgres.Server postgres;

  PostgresPullNotificationsTest(RealPostgres.Server postgres) {
    this.postgres = postgres;
  }

  @Override
  String database(Path folder) {
    return postgres.fresh(folder);
  }
}
