package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.pzp.notify.MovableClock;
import nl.pzp.record.RealPostgres;
import nl.pzp.record.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A process killed during delivery loses no event and gives no number twice. */
@Tag("proof")
@ExtendWith(RealPostgres.class)
class KilledWhileDeliveringTest {

  private static final int MARKS = 5;

  /** Delivers until it is killed at the worst moment. */
  static final class Deliverer {

    private Deliverer() {}

    /** Arguments: the database, the folder of the keys, the endpoint, and the place to hang. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
      var desk =
          new NotifyDesk(
              arguments[0], Path.of(arguments[1]), Clock.systemUTC(), NotifyDesk.quick(), "killed");
      desk.start();
      desk.subscribe(URI.create(arguments[2]));
      if (arguments[3].equals("before-attempt")) {
        desk.freeze();
        // The loop does nothing more after this.
        Thread.sleep(200);
      } else {
        desk.beforeMarking(
            delivery -> {
              if (!delivery.events().isEmpty()) {
                System.out.println("taken");
                forEver();
              }
              return delivery;
            });
      }
      for (int i = 0; i < MARKS; i++) {
        new Ledger().mark(desk.changes(), "p-" + i);
      }
      System.out.println("committed");
      forEver();
    }

    private static void forEver() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final TestHub hub = new TestHub();
  private final RealPostgres.Server server;

  KilledWhileDeliveringTest(RealPostgres.Server server) {
    this.server = server;
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void betweenTheSubscribersAnswerAndOurMark(@TempDir Path folder) throws Exception {
    liveAndDie(TestRecord.embedded(folder), folder, "after-answer", Set.of("taken", "committed"));
    assertThat(hub.events("/a")).isNotEmpty();
    var before = hub.events("/a").size();

    deliverTheRest(TestRecord.embedded(folder), folder);

    assertThat(hub.events("/a")).as("what was not marked comes again").hasSize(before + MARKS);
  }

  @Test
  void betweenTheSubscribersAnswerAndOurMarkOnPostgres(@TempDir Path folder) throws Exception {
    var url = server.fresh(folder);
    liveAndDie(url, folder, "after-answer", Set.of("taken", "committed"));
    var before = hub.events("/a").size();

    deliverTheRest(url, folder);

    assertThat(hub.events("/a")).hasSize(before + MARKS);
  }

  @Test
  void betweenTheCommitAndTheFirstAttempt(@TempDir Path folder) throws Exception {
    liveAndDie(TestRecord.embedded(folder), folder, "before-attempt", Set.of("committed"));
    assertThat(hub.events("/a")).isEmpty();

    deliverTheRest(TestRecord.embedded(folder), folder);

    assertThat(hub.events("/a")).hasSize(MARKS);
  }

  @Test
  void betweenTheCommitAndTheFirstAttemptOnPostgres(@TempDir Path folder) throws Exception {
    var url = server.fresh(folder);
    liveAndDie(url, folder, "before-attempt", Set.of("committed"));
    assertThat(hub.events("/a")).isEmpty();

    deliverTheRest(url, folder);

    assertThat(hub.events("/a")).hasSize(MARKS);
  }

  private void deliverTheRest(String url, Path folder) {
    var clock = new MovableClock();
    // Past the lease of the killed process.
    clock.move(Duration.ofMinutes(1));
    try (var desk =
        new NotifyDesk(url, folder.resolve("keys"), clock, NotifyDesk.quick(), "next").start()) {
      var subscription = desk.store().all().get(0).id();
      desk.drained(subscription);
      var ledger = new Ledger();
      for (int i = 0; i < MARKS; i++) {
        ledger.wasMarked("p-" + i);
      }
      ledger.check(hub.events("/a"));
      assertThat(desk.rows().counts(subscription))
          .containsEntry(NotificationState.DELIVERED, (long) MARKS)
          .hasSize(1);
    }
  }

  private void liveAndDie(String url, Path folder, String where, Set<String> until)
      throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Deliverer.class.getName(),
                url,
                folder.resolve("keys").toString(),
                hub.endpoint("/a").toString(),
                where)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var awaited = new HashSet<>(until);
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = out.readLine();
          line != null && !awaited.isEmpty();
          line = awaited.isEmpty() ? null : out.readLine()) {
        awaited.remove(line);
      }
      assertThat(awaited).as("the process got that far").isEmpty();
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
  }
}
