package nl.pzp.record;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.pzp.record.atrest.BlindIndex;
import nl.pzp.record.atrest.ContentCipher;
import nl.pzp.record.atrest.KeyRotation;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real record on a real database, without the rest of the program. */
public final class TestRecord implements AutoCloseable {

  private final HikariDataSource dataSource;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final RecordParts parts;

  private TestRecord(String url, Path keys, Clock clock) {
    dataSource = new HikariDataSource();
    dataSource.setJdbcUrl(url);
    dataSource.setUsername(url.startsWith("jdbc:h2") ? "sa" : "postgres");
    dataSource.setPassword("");
    dataSource.setMaximumPoolSize(10);
    dataSource.setMinimumIdle(1);
    try {
      Flyway.configure()
          .dataSource(dataSource)
          .locations("classpath:db/migration")
          .load()
          .migrate();
      jdbc = new JdbcTemplate(dataSource);
      var manager = new DataSourceTransactionManager(dataSource);
      transactions = new TransactionTemplate(manager);
      parts =
          RecordParts.of(
              jdbc, manager, keys, List.of(), clock, new SecureRandom(), UUID::randomUUID);
    } catch (RuntimeException e) {
      dataSource.close();
      throw e;
    }
  }

  /** Opens the record of this database, making it where there is none. */
  public static TestRecord on(String url, Path keys, Clock clock) {
    return new TestRecord(url, keys, clock);
  }

  /** Opens an embedded record in a folder, as the program does by default. */
  public static TestRecord in(Path folder) {
    return on(embedded(folder), folder.resolve("keys"), Clock.systemUTC());
  }

  /** Where the record of a folder is. */
  public static String embedded(Path folder) {
    return "jdbc:h2:file:"
        + folder.resolve("record").toAbsolutePath()
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;LOCK_TIMEOUT=10000";
  }

  public Inbox inbox() {
    return parts.inbox();
  }

  public Outbox outbox() {
    return parts.outbox();
  }

  public PatientRecord record() {
    return parts.record();
  }

  public KeyRotation keyRotation() {
    return parts.atRest().keyRotation();
  }

  public ContentCipher cipher() {
    return parts.atRest().cipher();
  }

  public BlindIndex index() {
    return parts.atRest().index();
  }

  public JdbcTemplate jdbc() {
    return jdbc;
  }

  public TransactionTemplate transactions() {
    return transactions;
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
