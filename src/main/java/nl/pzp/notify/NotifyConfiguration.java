package nl.pzp.notify;

import ca.uhn.fhir.context.FhirContext;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.subscription.SubscriptionStore;
import nl.pzp.notify.subscription.Subscriptions;
import nl.pzp.notify.subscription.TermsReader;
import nl.pzp.notify.topic.EventFinder;
import nl.pzp.notify.topic.Topics;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.atrest.BlindIndex;
import nl.pzp.record.atrest.ContentCipher;
import nl.pzp.record.atrest.SealedTable;
import nl.pzp.security.SecuritySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Provides the topics and the subscriptions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EventSettings.class, TransportSettings.class})
class NotifyConfiguration {

  private static final String OPEN = "open";

  @Bean
  static SealedTable sealedSubscriptions() {
    return SubscriptionStore.SEALED;
  }

  @Bean
  Topics topics(@Value("${pzp.profiles.dir}") Path profiles) {
    return Topics.in(profiles.resolve("regional").resolve("topics"));
  }

  @Bean
  EventFinder eventFinder(PatientRecord record, FhirContext fhirR4, Topics topics) {
    return new EventFinder(record, fhirR4, topics);
  }

  @Bean
  EndpointRules endpointRules(EventSettings settings, SecuritySettings security) {
    return new EndpointRules(
        settings.allowedNetworks(), security.mode().equals(OPEN), InetAddress::getAllByName);
  }

  @Bean
  TermsReader termsReader(
      Topics topics,
      EndpointRules endpoints,
      EventSettings settings,
      ObjectProvider<SslBundles> bundles) {
    var bundle = bundle(settings, bundles);
    var ours = bundle != null && bundle.getStores().getKeyStore() != null;
    return new TermsReader(topics, endpoints, settings.timeout(), ours);
  }

  @Bean
  SubscriptionStore subscriptionStore(
      JdbcTemplate jdbc,
      ContentCipher cipher,
      BlindIndex index,
      FhirContext fhirR4,
      TermsReader reader,
      Clock clock) {
    return new SubscriptionStore(jdbc, cipher, index, fhirR4, reader, clock);
  }

  @Bean
  Subscriptions subscriptions(
      SubscriptionStore store,
      TermsReader reader,
      Clock clock,
      Supplier<UUID> newIds,
      EventSettings settings) {
    return new Subscriptions(store, reader, clock, newIds, settings.mostSubscriptions());
  }

  private static @Nullable SslBundle bundle(
      EventSettings settings, ObjectProvider<SslBundles> bundles) {
    return settings.sslBundle() == null
        ? null
        : bundles.getObject().getBundle(settings.sslBundle());
  }
}
