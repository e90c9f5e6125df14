package nl.pzp.pull.announced;

import java.nio.file.Path;
import nl.pzp.record.TestRecord;

class EmbeddedPullNotificationsTest extends PullNotificationFetchesContract {

  @Override
  String database(Path folder) {
    return TestRecord.embedded(folder);
  }
}
