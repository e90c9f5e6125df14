package nl.pzp.his;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;

/** Looks again at what is open in the inbox; one file after the other. */
final class LetterRetry {

  static final String ROUTE = "direct:process-letter";

  private final LetterInbox inbox;
  private final ProducerTemplate routes;
  private final AtomicInteger waiting;

  LetterRetry(LetterInbox inbox, ProducerTemplate routes, MeterRegistry meters) {
    this.inbox = inbox;
    this.routes = routes;
    this.waiting = new AtomicInteger();
    meters.gauge("pzp.letters.waiting", waiting);
  }

  /** Sends every open file on its way again; what goes wrong with one stops no other. */
  public void again() {
    inbox.open().forEach(id -> routes.sendBody(ROUTE, id));
    waiting.set(inbox.open().size());
  }
}
