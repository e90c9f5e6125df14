package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.MovableClock;
import nl.pzp.record.RealPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one PostgreSQL share the work, and neither repeats the other's. */
@ExtendWith(RealPostgres.class)
class TwoInstancesTest {

  private static final EventSettings SETTINGS =
      NotifyDesk.settings(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(2));

  private final RealPostgres.Server server;
  private final MovableClock clock = new MovableClock();
  private final TestHub hub = new TestHub();
  private final Ledger ledger = new Ledger();
  private NotifyDesk one;
  private NotifyDesk two;

  TwoInstancesTest(RealPostgres.Server server) {
    this.server = server;
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    var url = server.fresh(folder);
    one = new NotifyDesk(url, folder.resolve("keys"), clock, SETTINGS, "one").start();
    two = new NotifyDesk(url, folder.resolve("keys"), clock, SETTINGS, "two").start();
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
    hub.close();
  }

  private long heldBy(String instance) {
    Long held =
        one.record()
            .jdbc()
            .queryForObject(
                "SELECT COUNT(*) FROM subscription WHERE lease_owner = ?", Long.class, instance);
    return held == null ? 0 : held;
  }

  @Test
  void bothShareTheSubscriptionsAndNumberTogether() throws Exception {
    var subscriptions = new ArrayList<String>();
    for (int i = 0; i < 6; i++) {
      subscriptions.add(one.subscribe(hub.endpoint("/s-" + i)).id());
    }
    Eventually.that("each has half", () -> heldBy("one") == 3 && heldBy("two") == 3);

    var threads = Executors.newFixedThreadPool(4);
    var work = new ArrayList<Future<?>>();
    for (int t = 0; t < 4; t++) {
      var desk = t % 2 == 0 ? one : two;
      var patient = "p-" + t;
      work.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 15; i++) {
                  ledger.mark(desk.changes(), patient);
                }
              }));
    }
    for (var each : work) {
      each.get();
    }
    threads.shutdown();
    subscriptions.forEach(one::drained);
    subscriptions.forEach(two::drained);

    for (int i = 0; i < 6; i++) {
      ledger.check(hub.events("/s-" + i));
      assertThat(hub.events("/s-" + i)).as("each event once").hasSize(60);
    }
  }

  @Test
  void frozenInstanceDelaysNothingAndDoesNoHarmWhenResumed() throws Exception {
    var frozen = new AtomicReference<NotifyDesk>();
    var thaw = new CountDownLatch(1);
    var subscription = one.subscribe(hub.endpoint("/a"));
    for (var desk : new NotifyDesk[] {one, two}) {
      desk.beforeMarking(
          delivery -> {
            if (!delivery.events().isEmpty() && frozen.compareAndSet(null, desk)) {
              // Frozen between the subscriber's answer and the mark.
              await(thaw);
            }
            return delivery;
          });
    }
    ledger.mark(one.changes(), "p-1");
    Eventually.that("one of them froze", () -> frozen.get() != null);
    var asleep = Objects.requireNonNull(frozen.get());
    asleep.freeze();

    for (int i = 0; i < 5; i++) {
      ledger.mark((asleep == one ? two : one).changes(), "p-1");
    }
    clock.move(Duration.ofSeconds(3));
    Eventually.that("the other took over", () -> heldBy(asleep == one ? "two" : "one") == 1);
    Eventually.that("everything arrived", () -> hub.events("/a").size() >= 7);
    thaw.countDown();
    asleep.thaw();
    (asleep == one ? two : one).drained(subscription.id());

    ledger.check(hub.events("/a"));
    // Once more under its own number: the event that the frozen one sent but did not mark.
    assertThat(hub.events("/a")).hasSize(7);
    assertThat(hub.events("/a").stream().filter(event -> event.number() == 1)).hasSize(2);
    assertThat(one.rows().counts(subscription.id())).containsOnlyKeys(NotificationState.DELIVERED);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
