package nl.pzp.pull.announced;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import nl.pzp.audit.AuditTrail;
import nl.pzp.intake.DoorLanguage;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.pull.PlanPull;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.atrest.BlindIndex;
import nl.pzp.record.atrest.ContentCipher;
import nl.pzp.record.atrest.SealedTable;
import nl.pzp.security.OrganisationSettings;
import nl.pzp.terminology.PullTaskCodes;
import nl.pzp.terminology.Systems;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Names the steps of the routes that receive notifications and fetch the plans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PullNotificationSettings.class)
class PullNotificationConfiguration {

  /** The identity of a configured source. */
  record Source(@DefaultValue List<String> organizations) {}

  @Bean
  static SealedTable sealedAnnouncements() {
    return PullNotificationRows.SEALED;
  }

  @Bean
  PullNotificationRows pullNotificationRows(
      JdbcTemplate jdbc, ContentCipher cipher, BlindIndex index) {
    return new PullNotificationRows(jdbc, cipher, index);
  }

  @Bean
  PullNotifications pullNotifications(
      PullNotificationRows rows,
      PullTaskCodes codes,
      Systems systems,
      OrganisationSettings ourselves,
      PatientRecord record,
      AuditTrail audit,
      DoorLanguage languages,
      Environment environment,
      PullNotificationSettings settings,
      Clock clock) {
    return new PullNotifications(
        new PullNotificationReader(codes, systems, ourselves.ura(), clock),
        rows,
        new PullNotificationTask(codes),
        record,
        audit,
        languages,
        senders(environment),
        settings.retryFor(),
        settings.most(),
        clock);
  }

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService announcedThreads(PullNotificationSettings settings) {
    return Executors.newFixedThreadPool(
        settings.parallel(),
        work -> {
          var thread = new Thread(work, "announced");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Bean
  PullNotificationFetches pullNotificationFetches(
      PullNotificationRows rows,
      PlanPull planPull,
      ProblemCatalogue texts,
      @Qualifier("announcedThreads") ExecutorService threads,
      MeterRegistry meters,
      PullNotificationSettings settings,
      Clock clock) {
    Gauge.builder("pzp.notices.waiting", rows, PullNotificationRows::countOpen).register(meters);
    return new PullNotificationFetches(
        rows,
        planPull,
        texts,
        threads,
        meters.counter("pzp.notices.failed"),
        settings.retryFirst(),
        settings.retryMost(),
        clock);
  }

  private static Set<String> senders(Environment environment) {
    return Binder.get(environment)
        .bind("pzp.sources", Bindable.mapOf(String.class, Source.class))
        .orElse(Map.of())
        .values()
        .stream()
        .flatMap(source -> source.organizations().stream())
        .collect(Collectors.toSet());
  }
}
