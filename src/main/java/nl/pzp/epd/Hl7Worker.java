package nl.pzp.epd;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
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
import nl.pzp.record.MessageId;
import nl.pzp.record.MessageState;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes the kept messages one by one, in order of arrival, including those of an earlier run. A
 * message that waits for the database holds up the later ones. A message that cannot be processed
 * is refused visibly and holds up nothing.
 */
final class Hl7Worker implements AutoCloseable {

  static final String ROUTE = "direct:listen-hl7v2";

  private static final Logger LOG = LoggerFactory.getLogger(Hl7Worker.class);
  private static final int AT_ONCE = 100;
  private static final int ATTEMPTS = 3;

  /** While the database is unavailable. */
  private static final Backoff OUTAGE =
      Backoff.doubling(Duration.ofMillis(200), Duration.ofSeconds(5));

  /** Between the attempts at one message. */
  private static final Backoff ATTEMPT =
      Backoff.doubling(Duration.ofMillis(100), Duration.ofSeconds(5));

  private static final long IDLE_MILLIS = 1_000;
  private static final int UNAVAILABLE = 503;

  private final Inbox inbox;
  private final RouteCall<MessageId, Accepted> route;
  private final Hl7Answers answers;
  private final Hl7Audit audit;
  private final Semaphore signal = new Semaphore(0);
  private final Map<MessageId, CountDownLatch> awaited = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::work, "hl7v2");
  private final ReadWriteLock judging = new ReentrantReadWriteLock(true);
  private volatile boolean ending;

  Hl7Worker(Inbox inbox, ProducerTemplate routes, Hl7Answers answers, Hl7Audit audit) {
    this.inbox = inbox;
    this.route = new RouteCall<>(routes, ROUTE, Accepted.class);
    this.answers = answers;
    this.audit = audit;
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
      return inbox.waiting(Hl7MessageHandler.ID, AT_ONCE);
    } finally {
      judging.writeLock().unlock();
    }
  }

  private void process(MessageId id) {
    for (int attempt = 1; !ending; attempt++) {
      try {
        route.send(id);
        return;
      } catch (ProblemException refusal) {
        if (isTransient(refusal.problems())) {
          throw refusal;
        }
        refuse(id, refusal.problems());
        return;
      } catch (RejectedExecutionException e) {
        throw e;
      } catch (RuntimeException e) {
        if (isOfDatabase(e)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          LOG.error("Message {} failed {} times: {}", id, ATTEMPTS, FailureTrace.of(e));
          refuse(id, List.of(Problem.of(EpdProblem.FAILED)));
          return;
        }
        pause(ATTEMPT.after(attempt));
      }
    }
  }

  private void refuse(MessageId id, List<Problem> problems) {
    var header = header(id);
    var codes = problems.stream().map(p -> p.code().id()).distinct().toList();
    var ack = answers.refusedByRecord(id, header, problems);
    var sender = Hl7MessageHandler.principal(inbox.find(id).orElseThrow().summary());
    audit.refused(sender, Hl7MessageHandler.ID, id, problems);
    inbox.refuse(id, answers.kept(ack, problems.get(0)), codes);
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

  private static boolean isOfDatabase(Throwable cause) {
    return cause instanceof org.springframework.dao.DataAccessException
        || cause instanceof org.springframework.transaction.TransactionException;
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
