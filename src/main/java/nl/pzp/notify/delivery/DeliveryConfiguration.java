package nl.pzp.notify.delivery;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import nl.pzp.http.Backoff;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.OutgoingPatient;
import nl.pzp.notify.subscription.SubscriptionStore;
import nl.pzp.notify.subscription.Subscriptions;
import nl.pzp.notify.topic.EventFinder;
import nl.pzp.notify.topic.Topics;
import nl.pzp.record.PatientRecord;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Systems;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Names the steps of the delivery routes and starts the deliveries. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RestoreSettings.class)
class DeliveryConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryConfiguration.class);

  @Bean
  DoorAddress doorAddress(EventSettings settings, Environment environment) {
    return new DoorAddress(() -> base(settings, environment));
  }

  @Bean
  OutgoingPatient outgoingPatient(PatientRecord record, FhirContext fhirR4, Systems systems) {
    return new OutgoingPatient(record, fhirR4, systems.uri(NamingSystem.BSN));
  }

  @Bean
  NotificationSender notificationSender(
      EndpointRules rules,
      EventSettings settings,
      ObjectProvider<SslBundles> bundles,
      Clock clock,
      Supplier<UUID> newIds) {
    var name = settings.sslBundle();
    if (name == null) {
      return new NotificationSender(rules, null, clock, newIds);
    }
    var all = bundles.getObject();
    var sender =
        new NotificationSender(rules, all.getBundle(name).createSslContext(), clock, newIds);
    all.addBundleUpdateHandler(name, bundle -> sender.use(bundle.createSslContext()));
    return sender;
  }

  @Bean
  MarkStep markStep(
      NotificationRows rows,
      NotificationBundles bundles,
      DisclosureLog disclosures,
      PlatformTransactionManager manager,
      DeliveryFigures figures,
      EventSettings settings,
      Clock clock) {
    return new MarkStep(
        rows,
        bundles,
        disclosures,
        new TransactionTemplate(manager),
        figures,
        clock,
        settings.retryFor());
  }

  @Bean
  EventPump eventPump(
      JdbcTemplate jdbc,
      ProducerTemplate routes,
      SubscriptionStore subscriptions,
      NotificationRows rows,
      DeliveryFigures figures,
      MarkStep marking,
      EventFinder finder,
      EventSettings settings,
      Clock clock,
      Supplier<UUID> newIds) {
    var wake = new Semaphore(0);
    // An embedded database has one instance, which resumes its own subscriptions at once.
    var instance = isEmbedded(jdbc) ? "embedded" : newIds.get().toString();
    var leases = new Leases(jdbc, instance, settings.lease(), clock);
    var dispatcher =
        new Dispatcher(
            leases,
            subscriptions,
            rows,
            delivery -> routes.requestBody(Dispatcher.ROUTE, delivery, Delivery.class),
            marking::mark,
            figures,
            Backoff.jittered(settings.retryFirst(), settings.retryMost(), new SecureRandom()),
            settings,
            clock,
            wake::release);
    return new EventPump(
        () -> routes.requestBody(EventPump.ROUTE, "", Integer.class),
        dispatcher,
        leases,
        finder,
        rows,
        settings,
        wake);
  }

  @Bean
  OperatorSubscriptions operatorSubscriptions(
      EventSettings settings,
      Topics topics,
      Subscriptions subscriptions,
      Channels channels,
      PlatformTransactionManager manager) {
    return new OperatorSubscriptions(
        settings, topics, subscriptions, channels, new TransactionTemplate(manager));
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> eventsWhenReady(
      OperatorSubscriptions operators,
      EventNumbers numbers,
      RestoreSettings restore,
      EventPump pump) {
    return ready -> {
      if (restore.eventGap() > 0) {
        var moved = numbers.skip(restore.eventGap());
        LOG.warn("{} subscriptions skip {} event numbers", moved, restore.eventGap());
      }
      operators.apply();
      pump.start();
    };
  }

  private static URI base(EventSettings settings, Environment environment) {
    var given = settings.baseUrl();
    if (given != null) {
      return given;
    }
    var address = environment.getProperty("server.address", "127.0.0.1");
    var port = environment.getProperty("local.server.port", "8080");
    return URI.create("http://" + address + ":" + port + "/fhir/r4");
  }

  private static boolean isEmbedded(JdbcTemplate jdbc) {
    return Objects.requireNonNull(
            jdbc.execute(
                (ConnectionCallback<String>)
                    connection -> connection.getMetaData().getDatabaseProductName()))
        .equals("H2");
  }
}
