package nl.pzp.notify.delivery;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import nl.pzp.audit.AuditTrail;
import nl.pzp.http.Backoff;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.Changes;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.subscription.BackportUrl;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.notify.subscription.SubscriptionStore;
import nl.pzp.notify.subscription.Subscriptions;
import nl.pzp.notify.subscription.TermsReader;
import nl.pzp.notify.topic.EventFinder;
import nl.pzp.notify.topic.Topics;
import nl.pzp.record.TestRecord;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.jspecify.annotations.Nullable;

/** The whole delivery on a real database, without routes and doors. */
public final class NotifyDesk implements AutoCloseable {

  public static final String MARKING =
      "https://pzp-adapter.github.io/fhir/SubscriptionTopic/palliative-marking";
  public static final String BASE = "https://adapter.example.nl/fhir/r4";
  static final String OWNER = "hub";

  private final TestRecord record;
  private final SubscriptionStore store;
  private final Subscriptions subscriptions;
  private final NotificationRows rows;
  private final NotificationBundles bundles;
  private final EventPublishing publishing;
  private final NotificationSender channel;
  private final Dispatcher dispatcher;
  private final Leases leases;
  private final EventPump pump;
  private final DeliveryFigures figures;
  private final Changes changes;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private volatile boolean ice;
  private volatile UnaryOperator<Delivery> beforeMarking = delivery -> delivery;

  public NotifyDesk(String url, Path keys, Clock clock, EventSettings settings, String instance) {
    this(url, keys, clock, settings, instance, null);
  }

  /** The same with a client certificate. */
  NotifyDesk(
      String url,
      Path keys,
      Clock clock,
      EventSettings settings,
      String instance,
      @Nullable SSLContext tls) {
    this(url, keys, clock, settings, instance, tls, List.of());
  }

  /** The same with further channels. */
  public NotifyDesk(
      String url,
      Path keys,
      Clock clock,
      EventSettings settings,
      String instance,
      @Nullable SSLContext tls,
      List<Channel> more) {
    this(url, keys, clock, settings, instance, tls, record -> more);
  }

  /** The same with channels that need the record. */
  public NotifyDesk(
      String url,
      Path keys,
      Clock clock,
      EventSettings settings,
      String instance,
      @Nullable SSLContext tls,
      Function<TestRecord, List<Channel>> more) {
    record = TestRecord.on(url, keys, clock);
    var fhir = FhirContext.forR4Cached();
    var topics = Topics.in(Path.of("profiles", "regional", "topics"));
    var rules = new EndpointRules(List.of(), true, InetAddress::getAllByName);
    var reader = new TermsReader(topics, rules, settings.timeout(), tls != null);
    store =
        new SubscriptionStore(record.jdbc(), record.cipher(), record.index(), fhir, reader, clock);
    subscriptions = new Subscriptions(store, reader, clock, UUID::randomUUID, 1000);
    rows = new NotificationRows(record.jdbc(), clock);
    bundles =
        new NotificationBundles(
            fhir, record.record(), () -> URI.create(BASE), clock, UUID::randomUUID);
    var finder = new EventFinder(record.record(), fhir, topics);
    publishing =
        new EventPublishing(
            record.jdbc(),
            record.transactions(),
            null,
            record.outbox(),
            record.record(),
            finder,
            store,
            new EventNumbers(record.jdbc()),
            fhir,
            clock);
    channel = new NotificationSender(rules, tls, clock, UUID::randomUUID);
    figures = new DeliveryFigures(registry);
    var entitlement =
        new EntitlementStep(
            store, new Entitlements(new RecordedConsents(record.record(), clock), record.record()));
    var all = new ArrayList<Channel>(more.apply(record));
    all.add(new RestHookChannel(bundles, channel, rules));
    var channels = new Channels(all);
    new OperatorSubscriptions(settings, topics, subscriptions, channels, record.transactions())
        .apply();
    var shape = new ShapeStep(channels);
    var sending = new SendStep(channels);
    var marking =
        new MarkStep(
            rows,
            bundles,
            new DisclosureLog(
                new AuditTrail(record.jdbc(), fhir, clock, UUID::randomUUID), record.record()),
            record.transactions(),
            figures,
            clock,
            settings.retryFor());
    var wake = new Semaphore(0);
    var thawing =
        new Clock() {
          @Override
          public java.time.Instant instant() {
            if (Thread.currentThread().getName().equals("notify-deliver")) {
              whileFrozen();
            }
            return clock.instant();
          }

          @Override
          public java.time.ZoneId getZone() {
            return clock.getZone();
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return clock.withZone(zone);
          }
        };
    leases = new Leases(record.jdbc(), instance, settings.lease(), clock);
    dispatcher =
        new Dispatcher(
            leases,
            store,
            rows,
            delivery ->
                marking.mark(
                    beforeMarking.apply(sending.send(shape.make(entitlement.check(delivery))))),
            marking::mark,
            figures,
            Backoff.jittered(settings.retryFirst(), settings.retryMost(), new SecureRandom()),
            settings,
            thawing,
            wake::release);
    pump = new EventPump(publishing::publish, dispatcher, leases, finder, rows, settings, wake);
    changes = new Changes(record);
  }

  /** Short retry waits, for fast tests. */
  public static EventSettings quick() {
    return settings(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(30));
  }

  /** The default settings, with a short poll interval. */
  public static EventSettings usual() {
    return settings(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofSeconds(30));
  }

  /** Short waits, with operator subscriptions. */
  public static EventSettings quick(Map<String, EventSettings.Operators> subscriptions) {
    return settings(
        Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(30), subscriptions);
  }

  static EventSettings settings(Duration first, Duration most, Duration lease) {
    return settings(first, most, lease, Map.of());
  }

  private static EventSettings settings(
      Duration first,
      Duration most,
      Duration lease,
      Map<String, EventSettings.Operators> subscriptions) {
    return new EventSettings(
        null,
        Duration.ofMillis(10),
        4,
        Duration.ofSeconds(5),
        first,
        most,
        Duration.ofDays(7),
        Duration.ofMinutes(5),
        Duration.ofDays(90),
        lease,
        List.of(),
        null,
        1000,
        subscriptions);
  }

  public NotifyDesk start() {
    pump.start();
    return this;
  }

  public static Subscription asked(URI endpoint, String content) {
    var asked = new Subscription();
    asked.setStatus(Subscription.SubscriptionStatus.REQUESTED);
    asked.setReason("To know");
    asked.setCriteria(MARKING);
    asked
        .getChannel()
        .setType(SubscriptionChannelType.RESTHOOK)
        .setEndpoint(endpoint.toString())
        .setPayload("application/fhir+json");
    asked
        .getChannel()
        .getPayloadElement()
        .addExtension(BackportUrl.PAYLOAD_CONTENT.url(), new CodeType(content));
    return asked;
  }

  public KeptSubscription subscribe(URI endpoint) {
    return subscribe(endpoint, s -> {});
  }

  /** Subscribes, and waits for the answer to the handshake. */
  public KeptSubscription subscribe(URI endpoint, Consumer<Subscription> more) {
    var asked = asked(endpoint, "id-only");
    more.accept(asked);
    var made = create(asked);
    Eventually.that(
        "the handshake of " + made + " was answered",
        () -> find(made.id()).status() == SubscriptionStatus.ACTIVE);
    return made;
  }

  public KeptSubscription create(Subscription asked) {
    var made =
        record.transactions().execute(status -> subscriptions.create(asked, OWNER).subscription());
    return java.util.Objects.requireNonNull(made);
  }

  public KeptSubscription find(String id) {
    return subscriptions.find(id, OWNER);
  }

  /** Waits until the outbox and this subscription are empty. */
  public void drained(String subscription) {
    Eventually.that(
        "everything went to " + subscription,
        () ->
            record.outbox().pending(1).isEmpty()
                && rows.waiting(subscription, 0, 1).isEmpty()
                && dispatcher.running() == 0);
  }

  /** Stops all work at once and leaves all state, like a frozen process. */
  void freeze() {
    ice = true;
  }

  void thaw() {
    ice = false;
  }

  private void whileFrozen() {
    while (ice) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Runs between the subscriber's answer and our mark. */
  public void beforeMarking(UnaryOperator<Delivery> what) {
    beforeMarking = what;
  }

  public Changes changes() {
    return changes;
  }

  public TestRecord record() {
    return record;
  }

  public Subscriptions subscriptions() {
    return subscriptions;
  }

  public SubscriptionStore store() {
    return store;
  }

  NotificationRows rows() {
    return rows;
  }

  NotificationBundles bundles() {
    return bundles;
  }

  EventPublishing publishing() {
    return publishing;
  }

  public Deliveries deliveries() {
    return new Deliveries(store, rows, figures, record.outbox(), record.transactions());
  }

  public Backfill filling() {
    return new Backfill(
        record.record(),
        store,
        new EventNumbers(record.jdbc()),
        record.transactions(),
        Clock.systemUTC());
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  DeliveryFigures figures() {
    return figures;
  }

  SimpleMeterRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    pump.stop();
    channel.close();
    record.close();
  }
}
