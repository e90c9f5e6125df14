package nl.pzp.pull.announced;

import java.nio.file.Path;
import nl.pzp.record.TestRecord;

class EmbeddedFetchesTest extends AnnouncedFetchesContract {

  @Override
  String database(Path folder) {
    return TestRecord.embedded(folder);
  }
}
