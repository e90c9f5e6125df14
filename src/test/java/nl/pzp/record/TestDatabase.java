package nl.pzp.record;

import java.nio.file.Path;

/** Gives each test a new, empty database of one kind. */
interface TestDatabase {

  /** JDBC URL of a database that nothing has written to yet. */
  String fresh(Path folder);
}
