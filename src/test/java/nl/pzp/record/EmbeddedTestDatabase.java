package nl.pzp.record;

import java.nio.file.Path;

/** H2 in a file, as the program uses it when nothing else is configured. */
final class EmbeddedTestDatabase implements TestDatabase {

  @Override
  public String fresh(Path folder) {
    return TestRecord.embedded(folder);
  }
}
