package nl.pzp.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.atrest.BlindIndex;
import nl.pzp.record.atrest.ContentCipher;
import nl.pzp.record.atrest.KeyRotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RecordConfigurationTest {

  private static ApplicationContextRunner programIn(Path folder) {
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
            "spring.datasource.url=" + TestRecord.embedded(folder),
            "spring.datasource.username=sa",
            "pzp.data.dir=" + folder);
  }

  @Test
  void theProgramMakesTheTablesThenTheKeysThenTheRecord(@TempDir Path folder) {
    programIn(folder)
        .run(
            context -> {
              assertThat(context)
                  .hasNotFailed()
                  .hasSingleBean(PatientRecord.class)
                  .hasSingleBean(Outbox.class)
                  .hasSingleBean(KeyRotation.class)
                  .hasSingleBean(ContentCipher.class)
                  .hasSingleBean(BlindIndex.class)
                  .hasSingleBean(Durability.class);
              var receipt = context.getBean(Inbox.class).receive(People.message("m-1", "body"));
              assertThat(receipt).isInstanceOf(Receipt.Kept.class);
              assertThat(folder.resolve("keys")).isNotEmptyDirectory();
            });
  }

  @Test
  void theProgramDoesNotStartWithoutTheKeyOfItsData(@TempDir Path folder) {
    programIn(folder).run(context -> assertThat(context).hasNotFailed());

    programIn(folder)
        .withPropertyValues("pzp.keys.dir=" + folder.resolve("other"))
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .hasRootCauseInstanceOf(ProblemException.class)
                    .rootCause()
                    .hasMessageContaining("PZP-REC-101"));
    assertThat(folder.resolve("other")).doesNotExist();
  }
}
