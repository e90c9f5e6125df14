package nl.pzp.record;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The record alone: a message of 25 resources (some 16 KB) taken in, written and answered, and all
 * of one type read of one person. Run it with its main method from the test class path.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(4)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
public class RecordBenchmark {

  private static final int RESOURCES = 25;
  private static final int RESOURCE_BYTES = 650;

  @Param({"h2", "postgresql"})
  String database = "h2";

  private final AtomicInteger numbers = new AtomicInteger();
  private final List<PersonId> persons = new ArrayList<>();
  private @Nullable EmbeddedPostgres postgres;
  private @Nullable TestRecord record;

  public static void main(String[] arguments) throws RunnerException {
    new Runner(new OptionsBuilder().include(RecordBenchmark.class.getSimpleName()).build()).run();
  }

  @Setup
  public void open() throws IOException {
    var folder = Files.createTempDirectory("record-benchmark");
    var url = TestRecord.embedded(folder);
    if (database.equals("postgresql")) {
      // Commits reach the disk, as they must when it counts; embedded servers leave that out.
      postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
      url = postgres.getJdbcUrl("postgres", "postgres");
    }
    record = TestRecord.on(url, folder.resolve("keys"), Clock.systemUTC());
    for (int i = 0; i < 200; i++) {
      persons.add(take(record));
    }
  }

  @TearDown
  public void close() throws IOException {
    opened().close();
    if (postgres != null) {
      postgres.close();
    }
  }

  /** A new person's message: on disk, 25 versions, one event, the answer. */
  @Benchmark
  public PersonId takeMessage() {
    return take(opened());
  }

  /** Eight current observations of one of 200 persons, opened. */
  @Benchmark
  public List<StoredResource> readOneTypeOfOnePerson() {
    var person = persons.get(ThreadLocalRandom.current().nextInt(persons.size()));
    return opened().record().current(person, Set.of("Observation"));
  }

  private PersonId take(TestRecord into) {
    var number = numbers.incrementAndGet();
    var message = into.inbox().receive(People.message("m-" + number, filler(16_000, number)));
    return into.record()
        .change(
            message.id(),
            change -> {
              var person = change.person(People.withoutBsn("p-" + number));
              var resources = new ArrayList<ResourceToStore>();
              for (int i = 0; i < RESOURCES; i++) {
                resources.add(resource(number, i, person));
              }
              change.writeAll(resources);
              change.announce(OutboxContract.event(person, "r-" + number + "-0", 1));
              change.answer(People.answer(201, filler(2_000, number)));
              return person;
            });
  }

  private static ResourceToStore resource(int number, int i, PersonId person) {
    var type = i < 8 ? "Observation" : "Consent";
    var id = "r-" + number + "-" + i;
    var json =
        """
        {"resourceType":"%s","id":"%s","status":"final","note":"%s"}"""
            .formatted(type, id, filler(RESOURCE_BYTES, number + i));
    return new ResourceToStore(
        type,
        id,
        json,
        People.SOURCE,
        person,
        List.of(new BusinessIdentifier("urn:source", id)),
        WriteCondition.none());
  }

  // Text that a compressor neither swallows nor chokes on.
  private static String filler(int bytes, int seed) {
    var text = new StringBuilder(bytes + 20);
    for (int i = 0; text.length() < bytes; i++) {
      text.append("wens ").append((seed * 31 + i * 7919) % 10_007).append(' ');
    }
    return text.toString();
  }

  private TestRecord opened() {
    if (record == null) {
      throw new IllegalStateException("The record is not open");
    }
    return record;
  }
}
