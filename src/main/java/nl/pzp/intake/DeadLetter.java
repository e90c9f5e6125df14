package nl.pzp.intake;

import nl.pzp.problem.FailureTrace;
import nl.pzp.record.MessageId;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a message ends on which the adapter itself failed: it stays in the inbox as received, under
 * the id that is logged here. Its content is not repeated anywhere.
 */
public final class DeadLetter {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetter.class);

  /** Notes which message failed on which route, and on what kind of failure. */
  public void note(Exchange exchange, @ExchangeException @Nullable Exception failure) {
    var message = messageOf(exchange.getMessage().getBody());
    LOG.error(
        "Route {} failed on {}; the message stays in the inbox: {}",
        exchange.getFromRouteId(),
        message,
        failure == null ? "nothing" : FailureTrace.of(failure));
  }

  // The toString of what a route carries is made of ids.
  private static String messageOf(Object body) {
    return body instanceof MessageId || body instanceof Arrival || body instanceof MessageDraft
        ? body.toString()
        : "another body";
  }
}
