package nl.pzp.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The start of every contract: an empty record on a new database, and a clock that is set. */
abstract class RecordContract {

  /** A clock that stands still until it is moved. */
  static final class SetClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  static final int THREADS = 8;

  final SetClock clock = new SetClock();
  private final TestDatabase database;
  private final AtomicInteger messages = new AtomicInteger();
  Path folder = Path.of(".");
  String url = "";
  TestRecord record;

  RecordContract(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void open(@TempDir Path fresh) {
    folder = fresh;
    url = database.fresh(fresh);
    record = TestRecord.on(url, keys(), clock);
  }

  @AfterEach
  void close() {
    record.close();
  }

  Path keys() {
    return folder.resolve("keys");
  }

  /** Stops the program and starts it again on the same database. */
  void restart() {
    record.close();
    record = TestRecord.on(url, keys(), clock);
  }

  MessageId received() {
    var number = messages.incrementAndGet();
    return record.inbox().receive(People.message("m-" + number, "body " + number)).id();
  }

  <T extends @Nullable Object> T change(Function<RecordChange, T> work) {
    return record.record().change(received(), work);
  }

  PersonId person() {
    return identify(People.known("p-1", People.BSN));
  }

  PersonId identify(PatientIdentity identity) {
    return change(change -> change.person(identity));
  }

  Optional<Written> delete(String type, String id, String source, WriteCondition condition) {
    return change(change -> change.delete(type, id, source, condition));
  }

  Written write(ResourceToStore resource) {
    return change(change -> change.write(resource));
  }

  static Problem refused(ThrowingCallable work) {
    var thrown = catchThrowableOfType(ProblemException.class, work);
    assertThat(thrown).as("a refusal").isNotNull();
    assertThat(thrown.problems()).hasSize(1);
    return thrown.problems().get(0);
  }

  static void assertRefused(ThrowingCallable work, ProblemCode expected) {
    assertThat(refused(work).code()).isEqualTo(expected);
  }

  /** Runs the work on eight threads that start together, and gives what each brought back. */
  static <T> List<T> atOnce(Callable<T> work) throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(THREADS);
    var start = new CountDownLatch(1);
    try {
      var running = new ArrayList<Future<T>>();
      for (int i = 0; i < THREADS; i++) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      start.countDown();
      var results = new ArrayList<T>();
      for (var future : running) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
      assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
  }
}
