package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.MovableClock;
import nl.pzp.notify.subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events arrive through every failure; the same on every database. */
abstract class DeliveryContract {

  final MovableClock clock = new MovableClock();
  final Ledger ledger = new Ledger();
  final TestHub hub = new TestHub();
  private final Function<Path, String> database;
  private String url = "";
  private Path folder = Path.of(".");
  private NotifyDesk desk;

  DeliveryContract(Function<Path, String> database) {
    this.database = database;
  }

  @BeforeEach
  void open(@TempDir Path fresh) {
    folder = fresh;
    url = database.apply(fresh);
    begin(NotifyDesk.quick());
  }

  @AfterEach
  void close() {
    desk.close();
    hub.close();
  }

  private void begin(EventSettings settings) {
    desk = new NotifyDesk(url, folder.resolve("keys"), clock, settings, "only").start();
  }

  private void restart(EventSettings settings) {
    desk.close();
    begin(settings);
  }

  private void mark(int patients, int each) {
    for (int i = 0; i < each; i++) {
      for (int p = 1; p <= patients; p++) {
        ledger.mark(desk.changes(), "p-" + p);
      }
    }
  }

  @Test
  void everyEventArrivesOnceUnderItsNumber() {
    var subscription = desk.subscribe(hub.endpoint("/a"));

    mark(5, 4);
    desk.drained(subscription.id());

    ledger.check(hub.events("/a"));
    assertThat(hub.events("/a")).hasSize(20);
    assertThat(hub.taken("/a").get(0).type()).isEqualTo("handshake");
  }

  @Test
  void eachSubscriberHasNumbersOfItsOwn() {
    var early = desk.subscribe(hub.endpoint("/early"));
    desk.changes().mark("q-1", "palliatief");
    desk.drained(early.id());
    var late = desk.subscribe(hub.endpoint("/late"));

    mark(3, 2);
    desk.drained(early.id());
    desk.drained(late.id());

    ledger.check(hub.events("/late"));
    assertThat(hub.events("/early")).extracting(TestHub.Event::number).hasSize(7).contains(7L);
  }

  @Test
  void eventOfAPersonMergedBeforePublicationIsTold() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    desk.close();
    desk = new NotifyDesk(url, folder.resolve("keys"), clock, NotifyDesk.quick(), "only");
    var gone = desk.changes().mark("p-1", "palliatief");
    desk.changes().of("p-2", writer -> writer.change().merge(writer.person(), gone));
    restart(NotifyDesk.quick());
    desk.drained(subscription.id());

    assertThat(hub.events("/a")).extracting(TestHub.Event::number).containsExactly(1L);
    assertThat(hub.events("/a").get(0).withheld()).isFalse();
  }

  @Test
  void refusalOfTheSurvivingPersonBindsTheMergedOne() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    hub.behave((path, body) -> body.contains("event-notification") ? 503 : 200);
    var gone = desk.changes().mark("p-1", "palliatief");
    Eventually.that("it was tried", () -> hub.requests() > 1);
    desk.changes().sharing("p-2", "deny", "active");
    desk.changes().of("p-2", writer -> writer.change().merge(writer.person(), gone));
    // A request that was made before the refusal may still be under way.
    var made = hub.requests();
    Eventually.that(
        "it was tried again after the refusal",
        () -> {
          clock.move(Duration.ofSeconds(10));
          return hub.requests() > made + 1;
        });
    hub.behave((path, body) -> 200);
    Eventually.that(
        "it came",
        () -> {
          clock.move(Duration.ofSeconds(10));
          return hub.taken("/a").stream().anyMatch(one -> !one.events().isEmpty());
        });
    desk.drained(subscription.id());

    assertThat(hub.taken("/a").stream().flatMap(one -> one.events().stream()))
        .singleElement()
        .satisfies(event -> assertThat(event.withheld()).isTrue());
  }

  @Test
  void subscriberDownForTenMinutesMissesNothing() {
    restart(NotifyDesk.usual());
    var subscription = desk.subscribe(hub.endpoint("/a"));
    hub.behave((path, body) -> 503);

    for (int minute = 0; minute < 10; minute++) {
      mark(6, 1);
      clock.move(Duration.ofMinutes(1));
    }
    Eventually.that(
        "the subscription says that nobody answers",
        () -> {
          clock.move(Duration.ofSeconds(10));
          return desk.find(subscription.id()).status() == SubscriptionStatus.ERROR;
        });
    hub.behave((path, body) -> 200);
    Eventually.that(
        "everything arrived",
        () -> {
          clock.move(Duration.ofSeconds(20));
          return hub.events("/a").size() >= 60;
        });
    desk.drained(subscription.id());

    ledger.check(hub.events("/a"));
    assertThat(hub.events("/a")).hasSize(60);
    assertThat(desk.find(subscription.id()).status()).isEqualTo(SubscriptionStatus.ACTIVE);
  }

  @Test
  void attemptsBecomeRarerWhileASubscriberIsDown() {
    restart(NotifyDesk.usual());
    desk.subscribe(hub.endpoint("/a"));
    var before = hub.requests();
    hub.behave((path, body) -> 500);
    mark(50, 1);

    for (int second = 0; second < 1800; second += 5) {
      clock.move(Duration.ofSeconds(5));
      Eventually.that("nothing is under way", () -> desk.dispatcher().running() == 0);
      if (second % 300 == 0) {
        pause();
      }
    }

    // Full jitter over half an hour gives a few dozen attempts, and the breaker allows one at a
    // time. Without either there would be thousands.
    assertThat(hub.requests() - before).isBetween(5, 150);
  }

  @Test
  void nothingIsLostWhenTheProgramStopsAtAnyMoment() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    hub.behave(
        (path, body) -> {
          Thread.sleep(3);
          return 200;
        });
    for (int life = 0; life < 4; life++) {
      mark(7, 3);
      restart(NotifyDesk.quick());
    }
    desk.drained(subscription.id());

    ledger.check(hub.events("/a"));
  }

  @Test
  void deliveredButUnmarkedEventIsRepeatedUnderItsNumber() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    var failed = new AtomicInteger();
    desk.beforeMarking(
        delivery -> {
          if (!delivery.events().isEmpty() && failed.getAndIncrement() < 3) {
            throw new IllegalStateException("no mark this time");
          }
          return delivery;
        });

    mark(2, 3);
    desk.drained(subscription.id());

    ledger.check(hub.events("/a"));
    assertThat(hub.events("/a")).hasSize(9);
  }

  @Test
  void openTransactionIsNotSkippedWhenOthersCommit() throws Exception {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    mark(3, 1);
    var written = new CountDownLatch(1);
    var others = new CountDownLatch(1);
    var thread = Executors.newSingleThreadExecutor();
    try {
      var slow =
          thread.submit(
              () ->
                  desk.changes()
                      .of(
                          "p-slow",
                          writer -> {
                            writer.marking("palliatief", "active", "confirmed");
                            written.countDown();
                            await(others);
                          }));
      assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
      mark(3, 3);
      desk.drained(subscription.id());
      assertThat(hub.events("/a")).hasSize(12);
      others.countDown();
      slow.get();
    } finally {
      thread.shutdownNow();
    }
    Eventually.that("the slow one arrived", () -> hub.events("/a").size() == 13);

    assertThat(hub.events("/a"))
        .extracting(TestHub.Event::number)
        .containsExactlyInAnyOrderElementsOf(
            java.util.stream.LongStream.rangeClosed(1, 13).boxed().toList());
    var last = hub.events("/a").get(12);
    assertThat(last.number()).isEqualTo(13);
    assertThat(last.references().get(0)).endsWith("marking-p-slow");
  }

  @Test
  void failureForOnePatientDelaysNobodyElse() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    var stuck = new AtomicBoolean(true);
    hub.behave((path, body) -> stuck.get() && body.contains("marking-p-1\"") ? 500 : 200);

    mark(4, 3);
    Eventually.that("the others arrived", () -> hub.events("/a").size() == 9);
    assertThat(hub.events("/a"))
        .noneMatch(event -> event.references().get(0).endsWith("marking-p-1"));
    stuck.set(false);
    desk.drained(subscription.id());

    ledger.check(hub.events("/a"));
  }

  @Test
  @Tag("proof")
  void longQueueOfOnePatientDelaysNobodyElse() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    var stuck = new AtomicBoolean(true);
    hub.behave((path, body) -> stuck.get() && body.contains("marking-p-1\"") ? 500 : 200);
    desk.deliveries().stop(subscription.id(), true);
    mark(1, 900);
    ledger.mark(desk.changes(), "p-2");
    desk.deliveries().stop(subscription.id(), false);

    Eventually.that("the other arrived", () -> hub.events("/a").size() == 1);
    assertThat(hub.events("/a").get(0).number()).isEqualTo(901);
    stuck.set(false);
    desk.drained(subscription.id());

    ledger.check(hub.events("/a"));
  }

  @Test
  void refusedNotificationGoesToTheDeadLetterWithItsReason() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    hub.behave((path, body) -> body.contains("marking-p-2\"") ? 422 : 200);

    mark(3, 2);
    desk.drained(subscription.id());

    var dead = desk.rows().dead(subscription.id(), 10);
    assertThat(dead).hasSize(2).allMatch(event -> "refused".equals(event.reason()));
    var numbers = Set.copyOf(dead.stream().map(NumberedEvent::number).toList());
    ledger.check(hub.events("/a"), numbers);
    assertThat(desk.find(subscription.id()).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(hub.arrivals("/a").stream().filter(a -> a.answer() == 422)).hasSize(2);
  }

  @Test
  void refusingEndpointKeepsItsQueueAfterTheFirst() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    hub.behave((path, body) -> 404);

    mark(8, 2);
    Eventually.that(
        "the subscription is in error",
        () -> desk.find(subscription.id()).status() == SubscriptionStatus.ERROR);
    Eventually.that("nothing is under way", () -> desk.dispatcher().running() == 0);
    assertThat(desk.find(subscription.id()).reason()).isEqualTo("endpoint-refuses");
    hub.behave((path, body) -> 200);
    desk.drained(subscription.id());

    var dead = desk.rows().dead(subscription.id(), 100);
    // At most the notifications under way beside the first.
    assertThat(dead).hasSizeBetween(1, 4);
    ledger.check(hub.events("/a"), Set.copyOf(dead.stream().map(NumberedEvent::number).toList()));
  }

  @Test
  void redirectsAreNotFollowed() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    hub.behave((path, body) -> path.equals("/a") ? 307 : 200);

    mark(1, 1);
    Eventually.that(
        "the subscription is in error",
        () -> desk.find(subscription.id()).status() == SubscriptionStatus.ERROR);

    assertThat(hub.arrivals("/elsewhere")).isEmpty();
    assertThat(desk.rows().dead(subscription.id(), 10))
        .singleElement()
        .satisfies(event -> assertThat(event.reason()).isEqualTo("redirected"));
  }

  @Test
  void requestedWaitOfASubscriberIsKept() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    hub.retryAfter("120");
    hub.behave((path, body) -> 429);
    mark(1, 1);
    Eventually.that("it was tried", () -> hub.arrivals("/a").size() == 2);
    Eventually.that("it was noted", () -> desk.dispatcher().running() == 0);
    hub.behave((path, body) -> 200);

    clock.move(Duration.ofSeconds(100));
    pause();
    assertThat(hub.arrivals("/a")).hasSize(2);
    clock.move(Duration.ofSeconds(21));
    desk.drained(subscription.id());

    ledger.check(hub.events("/a"));
  }

  @Test
  void longAnswerIsNotRead() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    hub.answerBytes(10_000_000);

    mark(3, 3);
    desk.drained(subscription.id());

    ledger.check(hub.events("/a"));
    assertThat(hub.events("/a")).hasSize(9);
  }

  @Test
  void expiredEventGoesToTheDeadLetter() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    hub.behave((path, body) -> 503);
    mark(2, 1);
    Eventually.that("it was tried", () -> hub.arrivals("/a").size() > 3);

    clock.move(Duration.ofDays(8));
    Eventually.that(
        "both are in the dead letter",
        () -> {
          clock.move(Duration.ofMinutes(6));
          return desk.rows().dead(subscription.id(), 10).size() == 2;
        });

    assertThat(desk.rows().dead(subscription.id(), 10))
        .allMatch(event -> "too-old".equals(event.reason()));
  }

  @Test
  void hungSubscriberDelaysNobodyElse() {
    var hung = desk.subscribe(hub.endpoint("/hung"));
    for (int i = 0; i < 9; i++) {
      desk.subscribe(hub.endpoint("/s-" + i));
    }
    var release = new CountDownLatch(1);
    hub.behave(
        (path, body) -> {
          if (path.equals("/hung")) {
            release.await(30, TimeUnit.SECONDS);
          }
          return 200;
        });

    mark(5, 4);
    for (int i = 0; i < 9; i++) {
      var path = "/s-" + i;
      Eventually.that(
          path + " has everything", Duration.ofSeconds(15), () -> hub.events(path).size() == 20);
      ledger.check(hub.events(path));
    }
    assertThat(hub.events("/hung")).isEmpty();
    release.countDown();
    desk.drained(hung.id());

    ledger.check(hub.events("/hung"));
  }

  @Test
  @Tag("proof")
  void nothingIsShownAfterARefusal() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    var open = new CountDownLatch(1);
    hub.behave(
        (path, body) -> {
          open.await(60, TimeUnit.SECONDS);
          return 200;
        });
    for (int i = 0; i < 1000; i++) {
      ledger.mark(desk.changes(), "p-1");
    }
    desk.changes().sharing("p-1", "deny", "active");
    Eventually.that("all are numbered", () -> desk.record().outbox().pending(1).isEmpty());
    open.countDown();
    desk.drained(subscription.id());

    var events = hub.events("/a");
    ledger.check(events);
    // Only the one under way before the patient's answer. The hub delays its reply, so it may have
    // been sent more than once.
    assertThat(
            events.stream()
                .filter(event -> !event.references().isEmpty())
                .map(TestHub.Event::number)
                .distinct())
        .hasSizeLessThanOrEqualTo(1);
    assertThat(
            events.stream().filter(TestHub.Event::withheld).map(TestHub.Event::number).distinct())
        .hasSizeGreaterThanOrEqualTo(999);
    assertThat(desk.rows().counts(subscription.id()).get(NotificationState.WITHHELD))
        .isGreaterThanOrEqualTo(999);
  }

  @Test
  void withdrawnAnswerIsANo() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    desk.changes().sharing("p-1", "permit", "active");
    mark(1, 1);
    desk.drained(subscription.id());
    desk.changes().sharing("p-1", "permit", "inactive");
    mark(1, 1);
    desk.drained(subscription.id());

    assertThat(hub.events("/a")).extracting(TestHub.Event::withheld).containsExactly(false, true);
    ledger.check(hub.events("/a"));
  }

  @Test
  void waitingEventsOfARemovedSubscriptionAreNotSent() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    hub.behave((path, body) -> 503);
    mark(3, 3);
    Eventually.that("it was tried", () -> hub.arrivals("/a").size() > 2);

    desk.record()
        .transactions()
        .executeWithoutResult(
            status -> desk.subscriptions().remove(subscription.id(), NotifyDesk.OWNER));
    Eventually.that("nothing is under way", () -> desk.dispatcher().running() == 0);
    hub.behave((path, body) -> 200);
    pause();

    assertThat(hub.events("/a")).isEmpty();
    assertThat(desk.rows().counts(subscription.id())).containsOnlyKeys(NotificationState.CANCELLED);
  }

  @Test
  void refusedHandshakeIsAnErrorAndNoEventIsSent() {
    hub.behave((path, body) -> 500);
    var subscription = desk.create(NotifyDesk.asked(hub.endpoint("/a"), "id-only"));
    Eventually.that(
        "the subscription is in error",
        () -> desk.find(subscription.id()).status() == SubscriptionStatus.ERROR);
    hub.behave((path, body) -> 200);

    mark(1, 2);
    pause();
    assertThat(hub.events("/a")).isEmpty();
    desk.record()
        .transactions()
        .executeWithoutResult(
            status ->
                desk.subscriptions()
                    .update(
                        subscription.id(),
                        NotifyDesk.asked(hub.endpoint("/a"), "id-only"),
                        NotifyDesk.OWNER));
    Eventually.that(
        "it is active", () -> desk.find(subscription.id()).status() == SubscriptionStatus.ACTIVE);
  }

  @Test
  void eventsAreNumberedWhileASubscriberRequestsAgain() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    hub.behave((path, body) -> body.contains("handshake") ? 500 : 200);
    desk.record()
        .transactions()
        .executeWithoutResult(
            status ->
                desk.subscriptions()
                    .update(
                        subscription.id(),
                        NotifyDesk.asked(hub.endpoint("/a"), "id-only"),
                        NotifyDesk.OWNER));
    mark(2, 2);
    Eventually.that("all are numbered", () -> desk.record().outbox().pending(1).isEmpty());
    hub.behave((path, body) -> 200);
    desk.record()
        .transactions()
        .executeWithoutResult(
            status ->
                desk.subscriptions()
                    .update(
                        subscription.id(),
                        NotifyDesk.asked(hub.endpoint("/a"), "id-only"),
                        NotifyDesk.OWNER));
    desk.drained(subscription.id());

    ledger.check(hub.events("/a"));
  }

  @Test
  void heartbeatIsSentWhenIdle() {
    desk.subscribe(
        hub.endpoint("/a"),
        asked ->
            asked
                .getChannel()
                .addExtension(
                    "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-heartbeat-period",
                    new org.hl7.fhir.r4.model.UnsignedIntType(60)));

    clock.move(Duration.ofSeconds(50));
    pause();
    assertThat(hub.arrivals("/a")).hasSize(1);
    clock.move(Duration.ofSeconds(11));

    Eventually.that("there was a heartbeat", () -> hub.arrivals("/a").size() == 2);
    assertThat(hub.arrivals("/a").get(1).type()).isEqualTo("heartbeat");
  }

  @Test
  void oneNotificationCanHoldSeveralEvents() {
    var subscription =
        desk.subscribe(
            hub.endpoint("/a"),
            asked ->
                asked
                    .getChannel()
                    .addExtension(
                        "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-max-count",
                        new org.hl7.fhir.r4.model.PositiveIntType(10)));
    hub.behave((path, body) -> 503);
    mark(4, 5);
    Eventually.that("all are numbered", () -> desk.record().outbox().pending(1).isEmpty());
    hub.behave((path, body) -> 200);
    desk.drained(subscription.id());

    ledger.check(hub.events("/a"));
    assertThat(hub.taken("/a").stream().map(arrival -> arrival.events().size()))
        .allMatch(size -> size <= 10)
        .anyMatch(size -> size >= 5);
  }

  @Test
  void stalledQueueRaisesOneAlertAndOneRecovery() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    hub.behave((path, body) -> 503);
    mark(1, 2);
    Eventually.that("it was tried", () -> hub.arrivals("/a").size() > 2);
    clock.move(Duration.ofMinutes(6));
    desk.dispatcher().watch();
    assertThat(desk.figures().stalled()).containsExactly(subscription.id());
    assertThat(desk.registry().get("pzp.events.queues.stalled").gauge().value()).isEqualTo(1);

    hub.behave((path, body) -> 200);
    desk.drained(subscription.id());
    desk.dispatcher().watch();

    assertThat(desk.figures().stalled()).isEmpty();
  }

  @Test
  void operatorReplaysTheDeadLetter() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    hub.behave((path, body) -> 422);
    mark(2, 2);
    desk.drained(subscription.id());
    assertThat(desk.deliveries().dead(subscription.id()).orElseThrow()).hasSize(4);
    hub.behave((path, body) -> 200);

    assertThat(desk.deliveries().replay(subscription.id(), 2, 3, false)).isEqualTo(2);
    desk.drained(subscription.id());
    assertThat(hub.events("/a"))
        .extracting(TestHub.Event::number)
        .containsExactlyInAnyOrder(2L, 3L);
    assertThat(desk.deliveries().replay(subscription.id(), 1, Long.MAX_VALUE, false)).isEqualTo(2);
    desk.drained(subscription.id());

    ledger.check(hub.events("/a").stream().sorted(byNumber()).toList());
  }

  @Test
  void replayedEventIsEqualUnderTheSameNumber() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    mark(1, 3);
    desk.drained(subscription.id());
    var before =
        desk.rows().between(subscription.id(), 1, 3, 10).stream()
            .map(NumberedEvent::contentHash)
            .toList();

    assertThat(desk.deliveries().replay(subscription.id(), 1, 3, true)).isEqualTo(3);
    desk.drained(subscription.id());

    assertThat(hub.events("/a"))
        .extracting(TestHub.Event::number)
        .containsExactly(1L, 2L, 3L, 1L, 2L, 3L);
    assertThat(desk.rows().between(subscription.id(), 1, 3, 10))
        .extracting(NumberedEvent::contentHash)
        .containsExactlyElementsOf(before)
        .doesNotContainNull();
  }

  @Test
  void stoppedSubscriptionLosesNothing() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    desk.deliveries().stop(subscription.id(), true);

    mark(2, 3);
    Eventually.that("all are numbered", () -> desk.record().outbox().pending(1).isEmpty());
    pause();
    assertThat(hub.events("/a")).isEmpty();
    assertThat(desk.deliveries().queues())
        .singleElement()
        .satisfies(
            queue -> {
              assertThat(queue.lastNumber()).isEqualTo(6);
              assertThat(queue.stopped()).isTrue();
            });
    desk.deliveries().stop(subscription.id(), false);
    desk.drained(subscription.id());

    ledger.check(hub.events("/a"));
  }

  private static java.util.Comparator<TestHub.Event> byNumber() {
    return java.util.Comparator.comparingLong(TestHub.Event::number);
  }

  @Test
  void onlyEventsWithinTheFilterAreNumbered() {
    var subscription =
        desk.subscribe(hub.endpoint("/a"), asked -> filter(asked, "Condition?phase=terminaal"));
    var onePatient =
        desk.subscribe(hub.endpoint("/b"), asked -> filter(asked, "patient=Patient/p-2"));

    mark(2, 2);
    desk.drained(subscription.id());
    desk.drained(onePatient.id());

    assertThat(hub.events("/a"))
        .extracting(TestHub.Event::number)
        .containsExactlyInAnyOrder(1L, 2L);
    assertThat(hub.events("/b"))
        .hasSize(2)
        .allMatch(event -> event.references().get(0).endsWith("marking-p-2"));
  }

  private static void filter(Subscription asked, String filter) {
    asked
        .getCriteriaElement()
        .addExtension(
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria",
            new StringType(filter));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits long enough for an unwanted event to show. */
  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
