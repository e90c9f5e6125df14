package nl.pzp.notify.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.topic.EventFinder;
import nl.pzp.problem.FailureTrace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs publishing and delivery, each in its own thread, from start to stop. The start does not
 * wait; the stop waits only for running deliveries.
 */
public final class EventPump implements SmartLifecycle {

  static final String ROUTE = "direct:publish-events";

  private static final Logger LOG = LoggerFactory.getLogger(EventPump.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration BETWEEN_CARE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_FORGETTING = Duration.ofHours(1);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  private final IntSupplier publishing;
  private final Dispatcher dispatcher;
  private final Leases leases;
  private final EventFinder finder;
  private final NotificationRows rows;
  private final EventSettings settings;
  private final Semaphore wake;
  private volatile boolean running;
  private @Nullable Thread publisher;
  private @Nullable Thread delivering;

  /**
   * @param publishing publishes a page of the outbox and returns its size
   * @param wake gets a permit for every reason to look at once
   */
  EventPump(
      IntSupplier publishing,
      Dispatcher dispatcher,
      Leases leases,
      EventFinder finder,
      NotificationRows rows,
      EventSettings settings,
      Semaphore wake) {
    this.publishing = publishing;
    this.dispatcher = dispatcher;
    this.leases = leases;
    this.finder = finder;
    this.rows = rows;
    this.settings = settings;
    this.wake = wake;
  }

  @Override
  public void start() {
    running = true;
    publisher = thread("notify-publish", this::publish);
    delivering = thread("notify-deliver", this::deliver);
  }

  @Override
  public void stop() {
    running = false;
    wake.release();
    end(publisher);
    end(delivering);
    dispatcher.finish(LONGEST_STOP);
    try {
      leases.end();
    } catch (RuntimeException e) {
      LOG.warn("The leases were not given back: {}", FailureTrace.of(e));
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  // A listener starts it when the program is ready; it stops before everything else.
  @Override
  public boolean isAutoStartup() {
    return false;
  }

  private void publish() {
    try {
      finder.warmUp();
    } catch (RuntimeException e) {
      LOG.warn("The topics were not warmed up: {}", FailureTrace.of(e));
    }
    while (running) {
      try {
        if (publishing.getAsInt() > 0) {
          wake.release();
        } else {
          pause(settings.poll());
        }
      } catch (RuntimeException e) {
        LOG.warn("Events were not published and are tried again: {}", FailureTrace.of(e));
        pause(AFTER_FAILURE);
      }
    }
  }

  private void deliver() {
    var begun = false;
    var cared = System.nanoTime();
    var forgot = System.nanoTime() - BETWEEN_FORGETTING.toNanos();
    while (running) {
      try {
        if (!begun) {
          leases.begin();
          begun = true;
        }
        dispatcher.tick();
        if (System.nanoTime() - cared > BETWEEN_CARE.toNanos()) {
          cared = System.nanoTime();
          dispatcher.watch();
        }
        if (System.nanoTime() - forgot > BETWEEN_FORGETTING.toNanos()) {
          forgot = System.nanoTime();
          rows.forget(settings.keep());
        }
        await(settings.poll());
      } catch (RuntimeException e) {
        LOG.warn("Deliveries were not started and are tried again: {}", FailureTrace.of(e));
        pause(AFTER_FAILURE);
      }
    }
  }

  private void await(Duration longest) {
    try {
      if (wake.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void end(@Nullable Thread thread) {
    if (thread != null) {
      try {
        thread.join(LONGEST_STOP.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
