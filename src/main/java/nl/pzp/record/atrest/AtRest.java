package nl.pzp.record.atrest;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** All that seals and finds, on one database with one folder of key files. */
public record AtRest(
    ContentCipher cipher, SealedValues values, BlindIndex index, KeyRotation keyRotation) {

  /**
   * Reads the keys; on an empty database makes the first ones and, where there is none, a key file
   * that only its owner can read.
   *
   * @param sealedTables every table with sealed columns, so that a rotation reaches them all
   * @throws nl.pzp.problem.ProblemException when the key file of existing data is missing or wrong
   */
  public static AtRest open(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Path keyFolder,
      List<SealedTable> sealedTables,
      Clock clock,
      SecureRandom random) {
    var keys = new DataKeys(jdbc, new KeyFolder(keyFolder, clock, random), clock);
    var cipher = new ContentCipher(keys);
    var values = new SealedValues(jdbc, cipher);
    return new AtRest(
        cipher,
        values,
        new BlindIndex(keys.indexKey()),
        new KeyRotation(jdbc, transaction, keys, values, sealedTables));
  }
}
