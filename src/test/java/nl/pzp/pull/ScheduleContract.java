package nl.pzp.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.PatientIdentity;
import nl.pzp.record.PersonId;
import nl.pzp.record.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schedule is on disk, on every supported database. */
abstract class ScheduleContract {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final Function<Path, String> database;
  private String url = "";
  private Path folder = Path.of(".");
  private TestRecord record;

  @SuppressWarnings("NullAway.Init") // opened before each test
  ScheduleContract(Function<Path, String> database) {
    this.database = database;
  }

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary;
    url = database.apply(temporary);
    record = TestRecord.on(url, folder.resolve("keys"), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    record.close();
  }

  private PullSchedule schedule() {
    return new PullSchedule(record.jdbc());
  }

  private PersonId person(String id, Optional<Bsn> bsn) {
    var message =
        record
            .inbox()
            .receive(new IncomingMessage("test", "test", null, "text/plain", new byte[1]));
    return record
        .record()
        .change(message.id(), change -> change.person(new PatientIdentity("test", id, bsn)));
  }

  @Test
  void personWithABsnIsListedOnce() {
    var first = person("a", Optional.of(new Bsn("999940454")));
    person("b", Optional.empty());
    schedule().enrol("gp", NOW, 10);
    schedule().enrol("gp", NOW.plus(DAY), 10);
    assertThat(schedule().due("gp", NOW.plus(DAY), 10))
        .extracting(PullSchedule.Due::person)
        .containsExactly(first);
    assertThat(schedule().due("hospital", NOW, 10)).isEmpty();
  }

  @Test
  void longestDueComesFirstAndNobodyTwiceAtATime() {
    var first = person("a", Optional.of(new Bsn("999940454")));
    var second = person("b", Optional.of(new Bsn("999940466")));
    schedule().enrol("gp", NOW, 10);
    schedule().done("gp", second, PullState.CHANGED, 0, NOW.minus(DAY));

    var due = schedule().due("gp", NOW, 1);

    assertThat(due).extracting(PullSchedule.Due::person).containsExactly(second);
    assertThat(schedule().take("gp", due.get(0), NOW.plusSeconds(60))).isTrue();
    assertThat(schedule().take("gp", due.get(0), NOW.plusSeconds(60))).isFalse();
    assertThat(schedule().due("gp", NOW, 10))
        .extracting(PullSchedule.Due::person)
        .containsExactly(first);
  }

  @Test
  void restartContinuesTheSchedule() {
    var person = person("a", Optional.of(new Bsn("999940454")));
    schedule().enrol("gp", NOW, 10);
    schedule().done("gp", person, PullState.FAILED, 3, NOW.plusSeconds(300));
    record.close();
    record = TestRecord.on(url, folder.resolve("keys"), Clock.systemUTC());

    assertThat(schedule().due("gp", NOW, 10)).isEmpty();
    assertThat(schedule().due("gp", NOW.plusSeconds(301), 10))
        .extracting(PullSchedule.Due::failures)
        .containsExactly(3);
  }

  @Test
  void erasedPersonIsNotAskedFor() {
    var person = person("a", Optional.of(new Bsn("999940454")));
    schedule().enrol("gp", NOW, 10);
    record.record().erase(person, "asked for");
    assertThat(schedule().due("gp", NOW, 10)).isEmpty();
  }
}
