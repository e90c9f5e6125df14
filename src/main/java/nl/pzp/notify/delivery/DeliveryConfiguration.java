package nl.pzp.notify.delivery;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import nl.pzp.audit.AuditTrail;
import nl.pzp.http.Backoff;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.OutgoingPatient;
import nl.pzp.notify.subscription.Subscribers;
import nl.pzp.notify.subscription.SubscriptionStore;
import nl.pzp.notify.subscription.Subscriptions;
import nl.pzp.notify.topic.EventFinder;
import nl.pzp.notify.topic.Topics;
import nl.pzp.record.Durability;
import nl.pzp.record.Outbox;
import nl.pzp.record.PatientRecord;
import nl.pzp.security.KnownCallers;
import nl.pzp.security.ReadEntitlement;
import nl.pzp.security.SharingConsents;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Systems;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Names the steps of the routes that bring events, and what keeps them going. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  @Bean
  SharingConsents sharingConsents(PatientRecord record, Clock clock) {
    return new RecordedConsents(record, clock);
  }

  @Bean
  Entitlements entitlements(SharingConsents consents, PatientRecord record) {
    return new Entitlements(consents, record);
  }

  @Bean
  KnownCallers subscribers(SubscriptionStore subscriptions) {
    return new Subscribers(subscriptions);
  }

  @Bean
  ReadEntitlement readEntitlement(
      SharingConsents consents, SubscriptionStore subscriptions, NotificationRows rows) {
    return new SharedReads(consents, subscriptions, rows);
  }

  @Bean
  NotificationRows notificationRows(JdbcTemplate jdbc, Clock clock) {
    return new NotificationRows(jdbc, clock);
  }

  @Bean
  NotificationBundles notificationBundles(
      FhirContext fhirR4,
      PatientRecord record,
      DoorAddress door,
      Clock clock,
      Supplier<UUID> newIds) {
    return new NotificationBundles(fhirR4, record, door, clock, newIds);
  }

  @Bean
  DoorAddress doorAddress(EventSettings settings, Environment environment) {
    return new DoorAddress(() -> base(settings, environment));
  }

  @Bean
  Involvement involvement(PatientRecord record, FhirContext fhirR4) {
    return new Involvement(record, fhirR4);
  }

  @Bean
  OutgoingPatient outgoingPatient(PatientRecord record, FhirContext fhirR4, Systems systems) {
    return new OutgoingPatient(record, fhirR4, systems.uri(NamingSystem.BSN));
  }

  @Bean
  EventHistory eventHistory(
      NotificationRows rows, Entitlements entitlements, NotificationBundles bundles) {
    return new EventHistory(rows, entitlements, bundles);
  }

  @Bean
  Deliveries deliveries(
      SubscriptionStore subscriptions,
      NotificationRows rows,
      DeliveryFigures figures,
      Outbox outbox,
      PlatformTransactionManager manager) {
    return new Deliveries(subscriptions, rows, figures, outbox, new TransactionTemplate(manager));
  }

  @Bean
  DeliveriesEndpoint deliveriesEndpoint(Deliveries deliveries, Backfill filling) {
    return new DeliveriesEndpoint(deliveries, filling);
  }

  @Bean
  Backfill filling(
      PatientRecord record,
      SubscriptionStore subscriptions,
      NotificationRows rows,
      PlatformTransactionManager manager,
      Clock clock) {
    return new Backfill(record, subscriptions, rows, new TransactionTemplate(manager), clock);
  }

  @Bean
  EventPublishing eventPublishing(
      JdbcTemplate jdbc,
      PlatformTransactionManager manager,
      Durability durability,
      Outbox outbox,
      PatientRecord record,
      EventFinder finder,
      SubscriptionStore subscriptions,
      NotificationRows rows,
      FhirContext fhirR4,
      Clock clock) {
    return new EventPublishing(
        jdbc,
        new TransactionTemplate(manager),
        durability,
        outbox,
        record,
        finder,
        subscriptions,
        rows,
        fhirR4,
        clock);
  }

  @Bean
  HttpChannel httpChannel(
      EndpointRules rules,
      EventSettings settings,
      ObjectProvider<SslBundles> bundles,
      Clock clock,
      Supplier<UUID> newIds) {
    var name = settings.sslBundle();
    if (name == null) {
      return new HttpChannel(rules, null, clock, newIds);
    }
    var all = bundles.getObject();
    var channel = new HttpChannel(rules, all.getBundle(name).createSslContext(), clock, newIds);
    all.addBundleUpdateHandler(name, bundle -> channel.use(bundle.createSslContext()));
    return channel;
  }

  @Bean
  DeliveryFigures deliveryFigures(MeterRegistry registry) {
    return new DeliveryFigures(registry);
  }

  @Bean
  EntitlementStep entitlementStep(SubscriptionStore subscriptions, Entitlements entitlements) {
    return new EntitlementStep(subscriptions, entitlements);
  }

  @Bean
  Channel restHookChannel(NotificationBundles bundles, HttpChannel http, EndpointRules endpoints) {
    return new RestHookChannel(bundles, http, endpoints);
  }

  @Bean
  Channels channels(List<Channel> all) {
    return new Channels(all);
  }

  @Bean
  ShapeStep shapeStep(Channels channels) {
    return new ShapeStep(channels);
  }

  @Bean
  SendStep sendStep(Channels channels) {
    return new SendStep(channels);
  }

  @Bean
  MarkStep markStep(
      NotificationRows rows,
      NotificationBundles bundles,
      AuditTrail audit,
      PatientRecord record,
      PlatformTransactionManager manager,
      DeliveryFigures figures,
      EventSettings settings,
      Clock clock) {
    return new MarkStep(
        rows,
        bundles,
        new DisclosureLog(audit, record),
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
      EventFinder finder,
      EventSettings settings,
      Clock clock,
      Supplier<UUID> newIds) {
    var wake = new Semaphore(0);
    // An embedded database has one instance, which takes up its own subscriptions at once.
    var instance = isEmbedded(jdbc) ? "embedded" : newIds.get().toString();
    var leases = new Leases(jdbc, instance, settings.lease(), clock);
    var dispatcher =
        new Dispatcher(
            leases,
            subscriptions,
            rows,
            delivery -> routes.requestBody(Dispatcher.ROUTE, delivery, Delivery.class),
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
      OperatorSubscriptions operators, EventPump pump) {
    return ready -> {
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
