package nl.pzp.pull;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.pzp.http.Backoff;
import nl.pzp.problem.FailureTrace;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.pull.PullSchedule.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each source for the patients that are due, a few at a time. A source without an interval is
 * never asked by the timer.
 */
public final class DuePulls {

  private static final Logger LOG = LoggerFactory.getLogger(DuePulls.class);
  private static final int MOST_DOUBLINGS = 10;

  private final List<SourceClient> clients;
  private final PlanPulling pulling;
  private final Subjects subjects;
  private final PullSchedule schedule;
  private final PullSettings settings;
  private final PullThreads threads;
  private final Clock clock;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  DuePulls(
      List<SourceClient> clients,
      PlanPulling pulling,
      Subjects subjects,
      PullSchedule schedule,
      PullSettings settings,
      PullThreads threads,
      Clock clock) {
    this.clients = List.copyOf(clients);
    this.pulling = pulling;
    this.subjects = subjects;
    this.schedule = schedule;
    this.settings = settings;
    this.threads = threads;
    this.clock = clock;
  }

  /** Starts a round for every source whose last round has ended; does not wait. */
  public void start() {
    for (var client : clients) {
      if (client.source().every() != null && running.add(client.name())) {
        threads.run(
            () -> {
              try {
                round(client);
              } catch (RuntimeException e) {
                LOG.error("A round of {} failed: {}", client.name(), FailureTrace.of(e));
              } finally {
                running.remove(client.name());
              }
            });
      }
    }
  }

  /** One round of all sources, one after the other. */
  void round() {
    clients.forEach(this::round);
  }

  private void round(SourceClient client) {
    var every = client.source().every();
    if (every != null) {
      round(client, every);
    }
  }

  private void round(SourceClient client, Duration every) {
    // The database keeps milliseconds: a finer value would make the row due a moment later.
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    schedule.enrol(client.name(), now, settings.patients());
    for (var due : schedule.due(client.name(), now, settings.patients())) {
      if (!client.isWell()) {
        return;
      }
      // If this instance stops halfway, another one takes the patient after the deadline.
      var until = clock.instant().plus(client.source().deadline().multipliedBy(2));
      if (schedule.take(client.name(), due, until)) {
        pull(client, due, every);
      }
    }
  }

  private void pull(SourceClient client, Due due, Duration every) {
    var state = asked(client, due);
    var failures = state == PullState.FAILED ? due.failures() + 1 : 0;
    var wait = failures == 0 ? every : backoff(failures, every);
    schedule.done(client.name(), due.person(), state, failures, clock.instant().plus(wait));
  }

  private PullState asked(SourceClient client, Due due) {
    try {
      if (subjects.hasDied(due.person())) {
        return PullState.NOTHING;
      }
      return pulling.pull(client, subjects.of(due.person()), Optional.empty(), false).state();
    } catch (ProblemException e) {
      return e.problems().stream().anyMatch(Problem::isError)
          ? PullState.FAILED
          : PullState.NOTHING;
    } catch (RuntimeException e) {
      // It counts as a failure of this patient; the next patient is asked.
      LOG.error("A pull from {} failed: {}", client.name(), FailureTrace.of(e));
      return PullState.FAILED;
    }
  }

  // The wait after a failure is never longer than the interval after a success.
  private Duration backoff(int failures, Duration every) {
    return Backoff.doubling(settings.retryFirst(), every)
        .after(Math.min(failures, MOST_DOUBLINGS + 1));
  }
}
