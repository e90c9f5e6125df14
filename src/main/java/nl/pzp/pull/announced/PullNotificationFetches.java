package nl.pzp.pull.announced;

import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import nl.pzp.http.Backoff;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.FailureTrace;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.problem.ProblemException;
import nl.pzp.pull.PlanPull;
import nl.pzp.pull.PullRequest;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Fetches announced plans that are due, a few at a time. A failed fetch is retried until its time
 * is over.
 */
public final class PullNotificationFetches {

  private static final Logger LOG = LoggerFactory.getLogger(PullNotificationFetches.class);
  private static final Locale DUTCH = Locale.forLanguageTag("nl");
  private static final int AT_ONCE = 20;
  private static final int SERVER_ERROR = 500;

  /** An attempt without a result after this time was cut off, and is repeated. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(10);

  /** Problems that a retry does not solve. */
  private static final Set<IssueType> LASTING =
      Set.of(
          IssueType.CONFLICT,
          IssueType.MULTIPLEMATCHES,
          IssueType.BUSINESSRULE,
          IssueType.REQUIRED,
          IssueType.NOTSUPPORTED);

  private final PullNotificationRows rows;
  private final PlanPull pull;
  private final ProblemCatalogue texts;
  private final ExecutorService threads;
  private final Counter failures;
  private final Backoff backoff;
  private final Clock clock;

  /**
   * @param pull asks the sources of an organisation for one patient and waits for them
   * @param failures counts announced plans that will not be fetched
   */
  PullNotificationFetches(
      PullNotificationRows rows,
      PlanPull pull,
      ProblemCatalogue texts,
      ExecutorService threads,
      Counter failures,
      Duration retryFirst,
      Duration retryMost,
      Clock clock) {
    this.rows = rows;
    this.pull = pull;
    this.texts = texts;
    this.threads = threads;
    this.failures = failures;
    this.backoff = Backoff.doubling(retryFirst, retryMost);
    this.clock = clock;
  }

  /** Fetches all that is due; returns when each was tried once. */
  public void round() {
    var now = clock.instant();
    List<Future<?>> running =
        rows.due(now, AT_ONCE).stream()
            .flatMap(id -> readable(id, now).stream())
            .filter(row -> rows.claim(row, now, now.plus(LONGEST_ATTEMPT)))
            .<Future<?>>map(row -> threads.submit(() -> fetch(row.id())))
            .toList();
    for (var each : running) {
      try {
        each.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException e) {
        // The row becomes due again by itself.
        LOG.warn("A fetch broke off: {}", FailureTrace.of(e));
      }
    }
  }

  // A row that cannot be read would stop the others at every round.
  private Optional<PullNotificationRow> readable(String id, Instant now) {
    try {
      return rows.find(id);
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      var problem = Problem.of(PullNotificationProblem.GAVE_UP);
      rows.endUnread(id, problem.code().id(), text(problem), now);
      failures.increment();
      LOG.error("Announcement {} cannot be read: {}", id, FailureTrace.of(e));
      return Optional.empty();
    }
  }

  private void fetch(String id) {
    var row = rows.find(id).orElseThrow();
    var bsn = row.content().bsn();
    if (row.dueAt() == null || bsn == null) {
      return;
    }
    Parameters answer;
    try {
      answer =
          pull.ask(
              PullRequest.announced(
                  new Bsn(bsn), row.content().sender(), row.content().authorizationBase()));
    } catch (ProblemException e) {
      var problem = e.problems().get(0);
      if (e.problems().stream().allMatch(p -> p.code().httpStatus() < SERVER_ERROR)) {
        fail(row, problem.code().id(), text(problem));
      } else {
        again(row, Problem.of(PullNotificationProblem.FETCH_FAILED));
      }
      return;
    } catch (RuntimeException e) {
      again(row, Problem.of(PullNotificationProblem.FETCH_FAILED));
      return;
    }
    try {
      learn(row, answer);
    } catch (RuntimeException e) {
      LOG.error("The outcome of {} cannot be kept: {}", row, FailureTrace.of(e));
      again(row, Problem.of(PullNotificationProblem.FETCH_FAILED));
    }
  }

  private void learn(PullNotificationRow row, Parameters answer) {
    var failed =
        answer.getParameter().stream().filter(source -> outcome(source).equals("failed")).toList();
    if (failed.isEmpty()) {
      var outcome =
          answer.getParameter().stream()
              .map(PullNotificationFetches::outcome)
              .findFirst()
              .orElse("nothing");
      var said = answer.getParameter().stream().flatMap(s -> issues(s).stream()).findFirst();
      rows.end(
          row,
          PullNotificationState.COMPLETED,
          said.map(PullNotificationFetches::code).orElse(null),
          said.map(PullNotificationFetches::text).orElse(null),
          outcome,
          clock.instant());
      return;
    }
    var issues = failed.stream().flatMap(source -> issues(source).stream()).toList();
    var lasting = issues.stream().filter(issue -> LASTING.contains(issue.getCode())).findFirst();
    if (lasting.isPresent()) {
      fail(row, code(lasting.get()), text(lasting.get()));
    } else if (issues.isEmpty()) {
      again(row, Problem.of(PullNotificationProblem.FETCH_FAILED));
    } else {
      again(row, code(issues.get(0)), text(issues.get(0)));
    }
  }

  private void again(PullNotificationRow row, Problem problem) {
    again(row, problem.code().id(), text(problem));
  }

  private void again(PullNotificationRow row, String code, String reason) {
    var now = clock.instant();
    var next = now.plus(backoff.after(row.attempts()));
    if (next.isAfter(row.giveUpAt())) {
      var over = Problem.of(PullNotificationProblem.GAVE_UP);
      fail(row, over.code().id(), text(over) + " " + code + ": " + reason);
    } else {
      rows.again(row, code, reason, "failed", now, next);
    }
  }

  private void fail(PullNotificationRow row, String code, String reason) {
    rows.end(row, PullNotificationState.FAILED, code, reason, "failed", clock.instant());
    failures.increment();
    LOG.error("What {} announced is not fetched: {}", row, code);
  }

  private String text(Problem problem) {
    var text = texts.text(problem, DUTCH);
    return text.message() + " " + text.remedy();
  }

  private static String outcome(ParametersParameterComponent source) {
    return source.getPart().stream()
        .filter(part -> part.getName().equals("outcome") && part.hasValue())
        .map(part -> part.getValue().primitiveValue())
        .findFirst()
        .orElse("failed");
  }

  private static List<OperationOutcomeIssueComponent> issues(ParametersParameterComponent source) {
    return source.getPart().stream()
        .map(ParametersParameterComponent::getResource)
        .filter(OperationOutcome.class::isInstance)
        .map(OperationOutcome.class::cast)
        .flatMap(outcome -> outcome.getIssue().stream())
        .toList();
  }

  private static String code(OperationOutcomeIssueComponent issue) {
    return Objects.requireNonNullElse(
        issue.getDetails().getCodingFirstRep().getCode(),
        PullNotificationProblem.FETCH_FAILED.id());
  }

  private static String text(OperationOutcomeIssueComponent issue) {
    return String.join(
        " ",
        Objects.requireNonNullElse(issue.getDetails().getText(), ""),
        Objects.requireNonNullElse(issue.getDiagnostics(), ""));
  }
}
