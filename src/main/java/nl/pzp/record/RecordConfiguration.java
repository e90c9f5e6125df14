package nl.pzp.record;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import nl.pzp.record.atrest.BlindIndex;
import nl.pzp.record.atrest.ContentCipher;
import nl.pzp.record.atrest.KeyRotation;
import nl.pzp.record.atrest.SealedTable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Names the record's beans. Its tables are made by Flyway before any of them. */
@Configuration(proxyBeanMethods = false)
public class RecordConfiguration {

  @Bean
  FlywayMigrationStrategy migrations(DataSource database) {
    return flyway -> {
      EarlierMigrations.accept(new JdbcTemplate(database));
      flyway.migrate();
    };
  }

  @Bean
  RecordParts recordParts(
      JdbcTemplate jdbc,
      PlatformTransactionManager manager,
      @Value("${pzp.keys.dir:${pzp.data.dir:./data}/keys}") Path keyFolder,
      ObjectProvider<SealedTable> sealedTables,
      Clock clock) {
    return RecordParts.of(
        jdbc,
        manager,
        keyFolder,
        sealedTables.orderedStream().toList(),
        clock,
        new SecureRandom(),
        UUID::randomUUID);
  }

  @Bean
  Inbox inbox(RecordParts parts) {
    return parts.inbox();
  }

  @Bean
  Outbox outbox(RecordParts parts) {
    return parts.outbox();
  }

  @Bean
  PatientRecord patientRecord(RecordParts parts) {
    return parts.record();
  }

  @Bean
  KeyRotation keyRotation(RecordParts parts) {
    return parts.atRest().keyRotation();
  }

  @Bean
  ContentCipher contentCipher(RecordParts parts) {
    return parts.atRest().cipher();
  }

  @Bean
  BlindIndex blindIndex(RecordParts parts) {
    return parts.atRest().index();
  }

  @Bean
  MessageLines messageLines(JdbcTemplate jdbc) {
    return new MessageLines(jdbc);
  }

  @Bean
  MessagesEndpoint messagesEndpoint(MessageLines lines, Clock clock) {
    return new MessagesEndpoint(lines, clock);
  }

  @Bean
  BackupEndpoint backupEndpoint(
      JdbcTemplate jdbc,
      RecordParts parts,
      @Value("${pzp.data.dir:./data}/backups") Path folder,
      Clock clock) {
    return new BackupEndpoint(jdbc, folder, parts.durability().isEmbedded(), clock);
  }

  @Bean
  WriteProbe writeProbe(RecordParts parts) {
    return parts.probe();
  }

  @Bean
  Durability durability(RecordParts parts) {
    return parts.durability();
  }
}
