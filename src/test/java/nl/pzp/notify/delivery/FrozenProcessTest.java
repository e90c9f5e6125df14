package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.pzp.notify.EventSettings;
import nl.pzp.record.RealPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Two processes on one PostgreSQL; the operating system freezes one at a random moment, longer than
 * its leases last, and resumes it. {@code -Dpzp.test.freezes=10} repeats it.
 */
@Tag("proof")
@ExtendWith(RealPostgres.class)
class FrozenProcessTest {

  private static final EventSettings SETTINGS =
      NotifyDesk.settings(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(2));
  private static final Path KILL = Path.of("/bin/kill");
  private static final int PATIENTS = 6;
  private static final int FREEZES = Integer.getInteger("pzp.test.freezes", 1);

  /** The frozen process. */
  static final class Sleeper {

    private Sleeper() {}

    /** Arguments: the database, the folder of the keys, and the endpoints. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
      // Nobody reads its log.
      ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
      var desk =
          new NotifyDesk(
              arguments[0], Path.of(arguments[1]), Clock.systemUTC(), SETTINGS, "sleeper");
      desk.start();
      for (int i = 2; i < arguments.length; i++) {
        desk.subscribe(URI.create(arguments[i]));
      }
      System.out.println("ready");
      new CountDownLatch(1).await();
    }
  }

  private final TestHub hub = new TestHub();
  private final Ledger ledger = new Ledger();
  private final RealPostgres.Server server;

  FrozenProcessTest(RealPostgres.Server server) {
    this.server = server;
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void frozenProcessDelaysNothingAndDoesNoHarmWhenResumed(@TempDir Path folder) throws Exception {
    assumeThat(Files.isExecutable(KILL)).as("a system that can stop a process").isTrue();
    var url = server.fresh(folder);
    var process = sleeper(url, folder);
    try (var out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var awake =
            new NotifyDesk(url, folder.resolve("keys"), Clock.systemUTC(), SETTINGS, "awake")) {
      assertThat(out.readLine()).isEqualTo("ready");
      awake.start();
      Eventually.that(
          "each has one", () -> heldBy(awake, "sleeper") == 1 && heldBy(awake, "awake") == 1);
      for (int freeze = 0; freeze < FREEZES; freeze++) {
        freezeAndThaw(process, awake);
      }
      for (var kept : awake.store().all()) {
        awake.drained(kept.id());
      }
      for (var path : List.of("/a", "/b")) {
        ledger.check(hub.events(path));
      }
      for (var kept : awake.store().all()) {
        assertThat(awake.rows().counts(kept.id())).containsOnlyKeys(NotificationState.DELIVERED);
      }
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  private void freezeAndThaw(Process process, NotifyDesk awake) throws Exception {
    hub.behave(
        (path, body) -> {
          // Slow enough to freeze the other process with a delivery under way.
          Thread.sleep(100);
          return 200;
        });
    mark(awake, 2);
    if (FREEZES == 1) {
      // During delivery, not during numbering, which would block the other for 20 seconds.
      Eventually.that("all are numbered", () -> awake.record().outbox().pending(1).isEmpty());
    }
    signal(process, "-STOP");
    hub.behave((path, body) -> 200);
    mark(awake, 2);
    Eventually.that("the other took over", () -> heldBy(awake, "awake") == 2);
    for (var path : List.of("/a", "/b")) {
      Eventually.that(
          "all arrived at " + path,
          () ->
              hub.events(path).stream().map(TestHub.Event::number).distinct().count()
                  == ledger.total());
    }
    signal(process, "-CONT");
    mark(awake, 1);
    Eventually.that(
        "each has one again", () -> heldBy(awake, "sleeper") == 1 && heldBy(awake, "awake") == 1);
    mark(awake, 1);
    for (var path : List.of("/a", "/b")) {
      Eventually.that(
          "all arrived at " + path,
          () ->
              hub.events(path).stream().map(TestHub.Event::number).distinct().count()
                  == ledger.total());
    }
  }

  private void mark(NotifyDesk awake, int each) {
    for (int i = 0; i < each; i++) {
      for (int p = 1; p <= PATIENTS; p++) {
        ledger.mark(awake.changes(), "p-" + p);
      }
    }
  }

  private Process sleeper(String url, Path folder) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Sleeper.class.getName(),
            url,
            folder.resolve("keys").toString(),
            hub.endpoint("/a").toString(),
            hub.endpoint("/b").toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void signal(Process process, String which) throws Exception {
    var kill = new ProcessBuilder(KILL.toString(), which, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static long heldBy(NotifyDesk desk, String instance) {
    Long held =
        desk.record()
            .jdbc()
            .queryForObject(
                "SELECT COUNT(*) FROM subscription WHERE lease_owner = ?", Long.class, instance);
    return held == null ? 0 : held;
  }
}
