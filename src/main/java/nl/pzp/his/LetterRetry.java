package nl.pzp.his;

import org.apache.camel.ProducerTemplate;

/** Looks again at what is open in the inbox; one file after the other. */
final class LetterRetry {

  static final String ROUTE = "direct:process-letter";

  private final LetterInbox inbox;
  private final ProducerTemplate routes;

  LetterRetry(LetterInbox inbox, ProducerTemplate routes) {
    this.inbox = inbox;
    this.routes = routes;
  }

  /** Sends every open file on its way again; what goes wrong with one stops no other. */
  public void again() {
    inbox.open().forEach(id -> routes.sendBody(ROUTE, id));
  }
}
