package nl.pzp.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.notify.subscription.SubscriptionStore;
import nl.pzp.notify.twiin.PullAuthorizations;
import nl.pzp.problem.Problem;
import nl.pzp.pull.announced.PullNotifications;
import nl.pzp.record.RecordConfiguration;
import nl.pzp.record.atrest.KeyRotation;
import nl.pzp.record.atrest.SealedTable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Opens the adapter's database and keys with the adapter's own settings, without a server and
 * without migrations.
 */
final class DataFolder implements AutoCloseable {

  private static final String EMBEDDED = "jdbc:h2:file:";
  private static final int H2_IN_USE = 90020;

  /**
   * Only the record and its dependencies. Not annotated, so that the server's component scan
   * ignores it.
   */
  @Import(RecordConfiguration.class)
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class
  })
  static class Parts {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    static SealedTable sealedSubscriptions() {
      return SubscriptionStore.SEALED;
    }

    @Bean
    static SealedTable sealedAnnouncements() {
      return PullNotifications.SEALED;
    }

    @Bean
    static SealedTable sealedPullAuthorizations() {
      return PullAuthorizations.SEALED;
    }
  }

  private final ConfigurableApplicationContext context;

  private DataFolder(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Opens the database.
   *
   * @param folder the data folder; null for the one in the settings
   * @throws nl.pzp.problem.ProblemException when it is missing or another program uses it
   */
  static DataFolder open(@Nullable String folder) {
    var settings = new ArrayList<>(List.of("--logging.level.root=OFF"));
    if (folder != null) {
      settings.add("--pzp.data.dir=" + folder);
    }
    try {
      return new DataFolder(
          new SpringApplicationBuilder(Parts.class)
              .web(WebApplicationType.NONE)
              .bannerMode(Banner.Mode.OFF)
              .logStartupInfo(false)
              .initializers((ApplicationContextInitializer<?>) DataFolder::checkThere)
              .run(settings.toArray(String[]::new)));
    } catch (RuntimeException e) {
      if (isInUse(e)) {
        throw Problem.of(BenchProblem.DATA_IN_USE).asException();
      }
      throw e;
    }
  }

  KeyRotation keyRotation() {
    return context.getBean(KeyRotation.class);
  }

  // H2 would create a missing database.
  private static void checkThere(ConfigurableApplicationContext context) {
    var url = context.getEnvironment().getProperty("spring.datasource.url", "");
    if (url.startsWith(EMBEDDED)) {
      var end = url.indexOf(';');
      var file = url.substring(EMBEDDED.length(), end < 0 ? url.length() : end);
      if (!Files.exists(Path.of(file + ".mv.db"))) {
        throw Problem.of(BenchProblem.DATA_ABSENT).asException();
      }
    }
  }

  private static boolean isInUse(Throwable fault) {
    for (var cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == H2_IN_USE) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    context.close();
  }
}
