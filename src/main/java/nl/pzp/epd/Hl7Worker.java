package nl.pzp.epd;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.pzp.epd.hl7v2.Hl7Header;
import nl.pzp.epd.hl7v2.Hl7HeaderReading;
import nl.pzp.http.Backoff;
import nl.pzp.intake.Accepted;
import nl.pzp.intake.RouteCall;
import nl.pzp.problem.FailureTrace;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.Inbox;
import nl.pzp.record.LastingFailure;
import nl.pzp.record.MessageId;
import nl.pzp.record.MessageState;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes the kept messages one by one, in order of arrival, including those of an earlier run. A
 * message that waits for the database holds up the later ones. A message that fails while the
 * database takes writes is refused visibly after a number of attempts, and holds up nothing.
 */
final class Hl7Worker implements AutoCloseable {

  static final String ROUTE = "direct:listen-hl7v2";

  private static final Logger LOG = LoggerFactory.getLogger(Hl7Worker.class);
  private static final int AT_ONCE = 100;
  private static final int ATTEMPTS = 3;

  /** At a message that meets the database's errors while the database itself takes writes. */
  private static final int ATTEMPTS_AT_DATABASE = 8;

  /** While the database is unavailable. */
  private static final Backoff OUTAGE =
      Backoff.doubling(Duration.ofMillis(200), Duration.ofSeconds(5));

  /** Between the attempts at one message. */
  private static final Backoff ATTEMPT =
      Backoff.doubling(Duration.ofMillis(100), Duration.ofSeconds(2));

  private static final long IDLE_MILLIS = 1_000;
  private static final int UNAVAILABLE = 503;

  private final Inbox inbox;
  private final RouteCall<MessageId, Accepted> route;
  private final Hl7Answers answers;
  private final Hl7Audit audit;
  private final Hl7Counts counts;
  private final BooleanSupplier databaseWrites;
  private final Map<MessageId, Integer> failed = new HashMap<>();
  private final Set<MessageId> leftAside = new HashSet<>();
  private final Semaphore signal = new Semaphore(0);
  private final Map<MessageId, CountDownLatch> awaited = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::work, "hl7v2");
  private final ReadWriteLock judging = new ReentrantReadWriteLock(true);
  private volatile boolean ending;

  /**
   * @param databaseWrites whether the database takes writes now
   */
  Hl7Worker(
      Inbox inbox,
      ProducerTemplate routes,
      Hl7Answers answers,
      Hl7Audit audit,
      Hl7Counts counts,
      BooleanSupplier databaseWrites) {
    this.inbox = inbox;
    this.route = new RouteCall<>(routes, ROUTE, Accepted.class);
    this.answers = answers;
    this.audit = audit;
    this.counts = counts;
    this.databaseWrites = databaseWrites;
    thread.setDaemon(true);
  }

  /** Keeps and judges a message at the door, before the worker processes it. */
  <T> T judged(Supplier<T> keeping) {
    judging.readLock().lock();
    try {
      return keeping.get();
    } finally {
      judging.readLock().unlock();
    }
  }

  void start() {
    thread.start();
  }

  void wake() {
    signal.release();
  }

  /** Waits until the message is settled, or until this time has passed. */
  boolean awaited(MessageId id, Duration patience) {
    var latch = awaited.computeIfAbsent(id, key -> new CountDownLatch(1));
    try {
      wake();
      // It may already be settled.
      return isSettled(id)
          || (latch.await(patience.toMillis(), TimeUnit.MILLISECONDS) && isSettled(id));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      awaited.remove(id);
    }
  }

  private boolean isSettled(MessageId id) {
    return inbox.find(id).orElseThrow().summary().state() != MessageState.RECEIVED;
  }

  private void work() {
    int failures = 0;
    while (!ending) {
      try {
        if (workOff()) {
          signal.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
          signal.drainPermits();
        }
        failures = 0;
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        failures++;
        LOG.warn("HL7v2 messages wait, after {} failures: {}", failures, FailureTrace.of(e));
        pause(OUTAGE.after(failures));
      }
    }
  }

  /** Processes a batch of the inbox; true when nothing is left. */
  private boolean workOff() {
    var waiting = waiting();
    for (var id : waiting) {
      if (ending) {
        return false;
      }
      process(id);
      failed.remove(id);
      var latch = awaited.get(id);
      if (latch != null) {
        latch.countDown();
      }
    }
    return waiting.size() < AT_ONCE;
  }

  // Skip messages that the door still judges: both would answer them.
  private List<MessageId> waiting() {
    judging.writeLock().lock();
    try {
      return inbox.waiting(Hl7MessageHandler.ID, AT_ONCE + leftAside.size()).stream()
          .filter(id -> !leftAside.contains(id))
          .toList();
    } finally {
      judging.writeLock().unlock();
    }
  }

  private void process(MessageId id) {
    while (!ending) {
      try {
        route.send(id);
        return;
      } catch (RejectedExecutionException e) {
        throw e;
      } catch (RuntimeException e) {
        if (e instanceof ProblemException refusal && !isTransient(refusal.problems())) {
          refuse(id, refusal.problems());
          return;
        }
        var ofDatabase = isOfDatabase(e);
        if (ofDatabase && !databaseWrites.getAsBoolean()) {
          throw e;
        }
        // Counted from one batch to the next, so that an outage between attempts resets nothing.
        int attempt = failed.merge(id, 1, Integer::sum);
        if (attempt >= (ofDatabase ? ATTEMPTS_AT_DATABASE : ATTEMPTS)) {
          LOG.error("Message {} failed {} times: {}", id, attempt, FailureTrace.of(e));
          refuse(id, List.of(Problem.of(EpdProblem.FAILED)));
          return;
        }
        pause(ATTEMPT.after(attempt));
      }
    }
  }

  private void refuse(MessageId id, List<Problem> problems) {
    var codes = problems.stream().map(p -> p.code().id()).distinct().toList();
    try {
      var header = header(id);
      var ack = answers.refused(id, header, problems);
      var sender = Hl7MessageHandler.principal(inbox.find(id).orElseThrow().summary());
      audit.refused(sender, Hl7MessageHandler.ID, id, problems);
      inbox.refuse(id, answers.kept(ack, problems.get(0)), codes);
      counts.count(Optional.of(header), "refused");
    } catch (RuntimeException e) {
      if (isOfDatabase(e) && !databaseWrites.getAsBoolean()) {
        throw e;
      }
      LOG.error("The refusal of message {} is kept without an answer: {}", id, FailureTrace.of(e));
      refuseBare(id, problems, codes);
    }
    LOG.warn("Message {} of {} is refused: {}", id, Hl7MessageHandler.ID, codes);
  }

  // Reads nothing of the message, for it may be what cannot be read.
  private void refuseBare(MessageId id, List<Problem> problems, List<String> codes) {
    try {
      inbox.refuse(id, answers.unwritten(problems.get(0)), codes);
      counts.count(Optional.empty(), "refused");
    } catch (RuntimeException e) {
      if (!databaseWrites.getAsBoolean()) {
        throw e;
      }
      leftAside.add(id);
      LOG.error("Message {} is left aside until the next start: {}", id, FailureTrace.of(e));
    }
  }

  private Hl7Header header(MessageId id) {
    var body = inbox.find(id).orElseThrow().body();
    if (body != null && Hl7Header.read(body) instanceof Hl7HeaderReading.Read read) {
      return read.header();
    }
    throw new IllegalStateException("Message " + id + " was let in without a header");
  }

  private static boolean isTransient(List<Problem> problems) {
    return problems.stream().anyMatch(problem -> problem.code().httpStatus() == UNAVAILABLE);
  }

  private static boolean isOfDatabase(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof org.springframework.dao.DataAccessException
          || cause instanceof org.springframework.transaction.TransactionException
          || (cause instanceof ProblemException problem && isTransient(problem.problems()))) {
        return !LastingFailure.isIn(failure);
      }
    }
    return false;
  }

  private void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Finishes the current message. */
  @Override
  public void close() {
    ending = true;
    wake();
    try {
      thread.join(Duration.ofSeconds(15).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
