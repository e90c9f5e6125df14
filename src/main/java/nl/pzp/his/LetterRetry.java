package nl.pzp.his;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;

/** Retries the open files of the inbox, one after the other. */
final class LetterRetry {

  static final String ROUTE = "direct:process-letter";

  private final LetterInbox inbox;
  private final FailedLetters failures;
  private final ProducerTemplate routes;
  private final AtomicInteger waiting;

  LetterRetry(
      LetterInbox inbox, FailedLetters failures, ProducerTemplate routes, MeterRegistry meters) {
    this.inbox = inbox;
    this.failures = failures;
    this.routes = routes;
    this.waiting = new AtomicInteger();
    meters.gauge("pzp.letters.waiting", waiting);
  }

  /** Sends every open file through the route again; a failure of one stops no other. */
  public void again() {
    inbox.open().stream()
        .filter(id -> !failures.isLeftAside(id))
        .forEach(id -> routes.sendBody(ROUTE, id));
    waiting.set(inbox.open().size());
  }
}
