package nl.pzp.pull.announced;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import nl.pzp.identifier.Bsn;
import nl.pzp.notify.MovableClock;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.pull.PullRequest;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.RecordProblem;
import nl.pzp.record.TestRecord;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outcome of a notification for each answer of its source; the same on every database. */
abstract class PullNotificationFetchesContract {

  private static final String SENDER = "http://fhir.nl/fhir/NamingSystem/ura|00005678";

  private final MovableClock clock = new MovableClock();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Counter failures = new SimpleMeterRegistry().counter("failed");
  private final List<PullRequest> asked = new ArrayList<>();
  private volatile Function<Bsn, Parameters> source = bsn -> answer("changed");
  private TestRecord record;
  private PullNotificationRows rows;
  private PullNotificationFetches fetches;

  /** The JDBC URL of an empty database. */
  abstract String database(Path folder);

  @BeforeEach
  void open(@TempDir Path folder) {
    record = TestRecord.on(database(folder), folder.resolve("keys"), clock);
    rows = new PullNotificationRows(record.jdbc(), record.cipher(), record.index());
    fetches =
        new PullNotificationFetches(
            rows,
            request -> {
              asked.add(request);
              return source.apply(((PullRequest.ByBsn) request.patient()).bsn());
            },
            ProblemCatalogue.in(Path.of("profiles", "problems")),
            threads,
            failures,
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            clock);
    var message =
        record
            .inbox()
            .receive(
                new IncomingMessage(
                    "fhir-stu3",
                    "s",
                    "m-1",
                    "application/fhir+json",
                    "{}".getBytes(StandardCharsets.UTF_8)))
            .id();
    var now = clock.instant();
    rows.insert(
        new PullNotificationRow(
            "n-1",
            new PullNotification(
                "urn:ietf:rfc:3986", "urn:uuid:1", SENDER, "999900006", "b3BhcXVl"),
            PullNotificationState.REQUESTED,
            1,
            0,
            null,
            null,
            null,
            now,
            now,
            now,
            now.plus(Duration.ofDays(7))),
        message);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    record.close();
  }

  private PullNotificationRow row() {
    return rows.find("n-1").orElseThrow();
  }

  private static Parameters answer(String outcome) {
    var answer = new Parameters();
    var part = answer.addParameter().setName("source");
    part.addPart().setName("outcome").setValue(new CodeType(outcome));
    return answer;
  }

  private static Parameters failed(IssueType type, String code) {
    var answer = answer("failed");
    var outcome = new OperationOutcome();
    var issue =
        outcome
            .addIssue()
            .setSeverity(IssueSeverity.ERROR)
            .setCode(type)
            .setDiagnostics("Kijk of de bron bereikbaar is.");
    issue.getDetails().setText("De bron antwoordt niet.").addCoding().setCode(code);
    answer.getParameterFirstRep().addPart().setName("issue").setResource(outcome);
    return answer;
  }

  @Test
  void completedFetchErasesTheAuthorizationBase() {
    fetches.round();

    assertThat(row().state()).isEqualTo(PullNotificationState.COMPLETED);
    assertThat(row().outcome()).isEqualTo("changed");
    assertThat(row().content().bsn()).isNull();
    assertThat(row().content().authorizationBase()).isNull();
    assertThat(asked)
        .containsExactly(
            new PullRequest(
                new PullRequest.ByBsn(new Bsn("999900006")),
                List.of(),
                Optional.of(SENDER),
                Optional.of("b3BhcXVl"),
                java.util.Locale.forLanguageTag("nl")));
    fetches.round();
    assertThat(asked).hasSize(1);
  }

  @Test
  void sourceThatIsDownIsRetriedWithGrowingWaits() {
    source = bsn -> failed(IssueType.TRANSIENT, "PZP-PULL-011");
    fetches.round();
    fetches.round();

    assertThat(asked).hasSize(1);
    assertThat(row().state()).isEqualTo(PullNotificationState.IN_PROGRESS);
    assertThat(row().reasonCode()).isEqualTo("PZP-PULL-011");
    assertThat(row().reason()).contains("Kijk of de bron");
    var seen = row().version();

    clock.move(Duration.ofSeconds(61));
    fetches.round();
    clock.move(Duration.ofSeconds(61));
    fetches.round();
    assertThat(asked).hasSize(2);
    assertThat(row().version()).isEqualTo(seen);

    source = bsn -> answer("unchanged");
    clock.move(Duration.ofSeconds(61));
    fetches.round();
    assertThat(row().state()).isEqualTo(PullNotificationState.COMPLETED);
    assertThat(row().reasonCode()).isNull();
  }

  @Test
  void lastingProblemFailsWithItsRemedy() {
    source = bsn -> failed(IssueType.MULTIPLEMATCHES, "PZP-PULL-031");
    fetches.round();

    assertThat(row().state()).isEqualTo(PullNotificationState.FAILED);
    assertThat(row().reasonCode()).isEqualTo("PZP-PULL-031");
    assertThat(failures.count()).isEqualTo(1);
    assertThat(row().dueAt()).isNull();
  }

  @Test
  void expiredNotificationFails() {
    source = bsn -> failed(IssueType.TRANSIENT, "PZP-PULL-011");
    clock.move(Duration.ofDays(7).minusSeconds(30));
    fetches.round();

    assertThat(row().state()).isEqualTo(PullNotificationState.FAILED);
    assertThat(row().reasonCode()).isEqualTo("PZP-NPL-012");
    assertThat(row().reason()).contains("PZP-PULL-011");
  }

  @Test
  void routeRefusalFailsAndDefectIsRetried() {
    source =
        bsn -> {
          throw new IllegalStateException();
        };
    fetches.round();
    assertThat(row().reasonCode()).isEqualTo("PZP-NPL-011");

    source =
        bsn -> {
          throw Problem.of(RecordProblem.MESSAGE_SETTLED).asException();
        };
    clock.move(Duration.ofSeconds(61));
    fetches.round();
    assertThat(row().state()).isEqualTo(PullNotificationState.FAILED);
  }

  @Test
  void interruptedAttemptIsRepeatedAndNeverTwiceAtOnce() {
    var now = clock.instant();
    assertThat(rows.claim(row(), now, now.plus(Duration.ofMinutes(10)))).isTrue();
    assertThat(rows.due(now, 10)).isEmpty();
    fetches.round();
    assertThat(asked).isEmpty();

    clock.move(Duration.ofMinutes(11));
    fetches.round();
    assertThat(row().state()).isEqualTo(PullNotificationState.COMPLETED);
  }

  @Test
  void rowThatCannotBeReadIsEndedAndStopsNoOther() {
    record
        .jdbc()
        .update(
            "INSERT INTO pull_announcement (announcement_id, message_id, content_sealed,"
                + " patient_index, state, version, attempts, received_at, changed_at, due_at,"
                + " give_up_at) SELECT 'n-0', message_id, ?, 'x', state, 1, 0, received_at,"
                + " changed_at, due_at, give_up_at FROM pull_announcement",
            new byte[40]);
    fetches.round();

    assertThat(row().state()).isEqualTo(PullNotificationState.COMPLETED);
    assertThat(
            record
                .jdbc()
                .queryForObject(
                    "SELECT state FROM pull_announcement WHERE announcement_id = 'n-0'",
                    String.class))
        .isEqualTo("FAILED");
    assertThat(failures.count()).isEqualTo(1);
  }

  @Test
  void outcomeThatCannotBeKeptIsTriedAgainUntilTheEnd() {
    source = bsn -> failed(IssueType.TRANSIENT, "x".repeat(100));
    fetches.round();
    assertThat(row().reasonCode()).isEqualTo("PZP-NPL-011");

    clock.move(Duration.ofDays(8));
    fetches.round();
    assertThat(row().state()).isEqualTo(PullNotificationState.FAILED);
  }
}
