package nl.pzp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import nl.pzp.record.Inbox;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.MessageId;
import nl.pzp.record.Receipt;
import nl.pzp.record.RecordConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rotates keys in a data folder that the adapter made. */
class KeysCommandTest {

  private static final String BODY = "bericht van voor de sleutelwissel";

  private final Path folder;
  private MessageId message = new MessageId(new java.util.UUID(0, 0));

  KeysCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void aMessageIsKept() {
    record()
        .run(
            context -> {
              var receipt =
                  context
                      .getBean(Inbox.class)
                      .receive(
                          new IncomingMessage(
                              "fhir-r4",
                              "urn:example",
                              "m-1",
                              "application/fhir+json",
                              BODY.getBytes(StandardCharsets.UTF_8)));
              message = ((Receipt.Kept) receipt).id();
            });
  }

  @Test
  void rotatedDataIsEncryptedAgainAndReadable() {
    var ended = rotate();

    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isEqualTo(ExitStatus.OK);
    assertThat(ended.out()).contains("values sealed again: ").doesNotContain("again: 0");
    assertThat(ended.out()).contains("kept; rotate again");
    assertStillOpens();
  }

  @Test
  void olderKeyIsRemovedAfterAnHour() {
    rotate();
    record()
        .run(
            context ->
                context
                    .getBean(JdbcTemplate.class)
                    .update(
                        "UPDATE data_key SET superseded_at = superseded_at - INTERVAL '2' HOUR"
                            + " WHERE superseded_at IS NOT NULL"));

    var ended = rotate();

    assertThat(ended.out()).contains("forgotten").contains("kept");
    assertStillOpens();
  }

  @Test
  void newKeyFileIsNamedAndDecryptsTheSameData() throws Exception {
    var before = keyFiles();

    var ended = Shell.run("keys", "renew-file", "--data-dir", folder.toString());

    assertThat(ended.status()).isEqualTo(ExitStatus.OK);
    assertThat(keyFiles()).hasSize(before.size() + 1);
    assertThat(ended.out()).contains("New key file: ");
    assertStillOpens();
  }

  @Test
  void commandIsRefusedWhileTheAdapterUsesTheDatabase() {
    record()
        .run(
            context -> {
              hold(context.getBean(DataSource.class));

              var ended = elsewhere();

              assertThat(ended).contains("PZP-BENCH-010");
            });
    assertStillOpens();
  }

  @Test
  void emptyFolderIsNoDataFolder(@TempDir Path empty) {
    var ended = Shell.run("keys", "rotate", "--data-dir", empty.toString());

    assertThat(ended.status()).isEqualTo(ExitStatus.NOT_DONE);
    assertThat(ended.err()).contains("PZP-BENCH-011");
    assertThat(empty).isEmptyDirectory();
  }

  private static void hold(DataSource database) throws SQLException {
    try (var connection = database.getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  // H2 lets the same process open the database twice: only another process is refused.
  private String elsewhere() {
    try {
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "nl.pzp.PzpAdapterApplication",
                  "keys",
                  "rotate",
                  "--lang",
                  "en",
                  "--data-dir",
                  folder.toString())
              .redirectErrorStream(true)
              .start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isEqualTo(ExitStatus.NOT_DONE);
      return said;
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Shell.Ended rotate() {
    return Shell.run("keys", "rotate", "--data-dir", folder.toString());
  }

  private void assertStillOpens() {
    record()
        .run(
            context ->
                assertThat(context.getBean(Inbox.class).find(message).orElseThrow().body())
                    .isEqualTo(BODY.getBytes(StandardCharsets.UTF_8)));
  }

  private List<Path> keyFiles() throws java.io.IOException {
    try (var files = Files.list(folder.resolve("keys"))) {
      return files.toList();
    }
  }

  private ApplicationContextRunner record() {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                DataSourceAutoConfiguration.class,
                DataSourceTransactionManagerAutoConfiguration.class,
                TransactionAutoConfiguration.class,
                JdbcTemplateAutoConfiguration.class,
                FlywayAutoConfiguration.class))
        .withUserConfiguration(RecordConfiguration.class)
        .withBean(Clock.class, Clock::systemUTC)
        .withPropertyValues(
            "spring.datasource.url=jdbc:h2:file:"
                + folder.toAbsolutePath()
                + "/record;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;LOCK_TIMEOUT=10000",
            "spring.datasource.username=sa",
            "pzp.data.dir=" + folder);
  }
}
