package nl.pzp.notify.delivery;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.Terms;
import nl.pzp.notify.subscription.Way;
import nl.pzp.notify.topic.EventTopic;
import nl.pzp.record.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * Measures events from commit to arrival at 1, 10 and 200 subscribers: the time of a single event,
 * and the rate of many. The comparison is the rate of equal posts to the same hub without storage.
 *
 * <p>Arguments: {@code h2}, {@code postgres} or {@code both}, and the number of changes per part.
 */
public final class DeliveryBenchmark {

  private static final Pattern FOCUS = Pattern.compile("marking-(b-[0-9]+-[0-9]+)\"");
  private static final int SINGLES = 100;

  private DeliveryBenchmark() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws Exception {
    var changes = Integer.parseInt(arguments[1]);
    System.out.println("| part | per second | p50 ms | p99 ms |\n|---|---|---|---|");
    limit(changes);
    for (var database :
        arguments[0].equals("both") ? List.of("postgres", "h2") : List.of(arguments[0])) {
      System.out.println("| " + database + " | | | |");
      measure(database, changes);
    }
    System.exit(0);
  }

  private static void measure(String database, int changes) throws Exception {
    try (var postgres = database.equals("postgres") ? EmbeddedPostgres.start() : null) {
      // The first round warms up and is not reported.
      for (var subscribers : List.of(0, 1, 10, 200)) {
        var folder = Files.createTempDirectory("delivery");
        var url = url(postgres, folder, subscribers);
        measure(url, folder, Math.max(1, subscribers), changes, subscribers > 0);
      }
    }
  }

  private static String url(@Nullable EmbeddedPostgres postgres, Path folder, int part)
      throws IOException, java.sql.SQLException {
    if (postgres == null) {
      return TestRecord.embedded(folder);
    }
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA part_" + part);
    }
    return postgres.getJdbcUrl("postgres", "postgres") + "&currentSchema=part_" + part;
  }

  @SuppressWarnings("SystemOut")
  private static void limit(int count) throws InterruptedException {
    try (var hub = new TestHub();
        var channel =
            new NotificationSender(
                new EndpointRules(List.of(), true, InetAddress::getAllByName),
                null,
                Clock.systemUTC(),
                UUID::randomUUID)) {
      hub.forget();
      var terms =
          new Terms(
              new EventTopic("t", "https://example.nl/t", "1", "", List.of(), Set.of(), "{}"),
              hub.endpoint("/limit"),
              Content.ID_ONLY,
              List.of(),
              List.of(),
              List.of(),
              null,
              Duration.ofSeconds(5),
              1,
              null,
              Way.REST_HOOK);
      var body = "x".repeat(1600);
      for (int i = 0; i < count; i++) {
        channel.send(terms, body);
      }
      var times = Collections.synchronizedList(new ArrayList<Long>());
      var left = new AtomicInteger(count * 4);
      var done = new CountDownLatch(4);
      var start = System.nanoTime();
      for (int t = 0; t < 4; t++) {
        new Thread(
                () -> {
                  while (left.getAndDecrement() > 0) {
                    var begin = System.nanoTime();
                    channel.send(terms, body);
                    times.add(System.nanoTime() - begin);
                  }
                  done.countDown();
                })
            .start();
      }
      done.await();
      report("limit: the same posts, nothing kept", times, System.nanoTime() - start);
    }
  }

  private static void measure(
      String url, Path folder, int subscribers, int changes, boolean reported)
      throws InterruptedException {
    try (var hub = new TestHub();
        var desk =
            new NotifyDesk(
                    url, folder.resolve("keys"), Clock.systemUTC(), NotifyDesk.usual(), "only")
                .start()) {
      for (int i = 0; i < subscribers; i++) {
        desk.create(NotifyDesk.asked(hub.endpoint("/s-" + i), "id-only"));
      }
      Eventually.that(
          "all are active", () -> desk.store().all().stream().allMatch(kept -> kept.handshaken()));
      hub.forget();
      var times = Collections.synchronizedList(new ArrayList<Long>());
      var committed = new ConcurrentHashMap<String, Long>();
      var arrived = new AtomicInteger();
      hub.behave(
          (path, body) -> {
            var focus = FOCUS.matcher(body);
            if (focus.find()) {
              // It arrived before its commit was noted: count zero.
              var now = System.nanoTime();
              times.add(now - committed.getOrDefault(focus.group(1), now));
            }
            arrived.incrementAndGet();
            return 200;
          });
      for (int i = 0; i < SINGLES; i++) {
        change(desk, committed, "b-0-" + i);
        var expected = (i + 1) * subscribers;
        Eventually.that("it arrived", () -> arrived.get() >= expected);
      }
      if (reported) {
        report(subscribers + " subscribers, one change at a time", times, 0);
      }
      times.clear();
      arrived.set(0);
      var start = System.nanoTime();
      for (int i = 0; i < changes; i++) {
        change(desk, committed, "b-1-" + i);
      }
      var expected = changes * subscribers;
      Eventually.that("all arrived", Duration.ofMinutes(5), () -> arrived.get() >= expected);
      if (reported) {
        report(
            subscribers + " subscribers, " + changes + " changes in a row",
            times,
            System.nanoTime() - start);
      }
    }
  }

  private static void change(NotifyDesk desk, Map<String, Long> committed, String patient) {
    desk.changes().mark(patient, "palliatief");
    committed.put(patient, System.nanoTime());
  }

  @SuppressWarnings("SystemOut")
  private static void report(String part, List<Long> times, long nanos) {
    var sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f | %.1f |%n",
        part,
        nanos == 0 ? "" : String.format(Locale.ROOT, "%.0f", sorted.size() * 1e9 / nanos),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(Math.min(sorted.size() - 1, sorted.size() * 99 / 100)) / 1e6);
  }
}
