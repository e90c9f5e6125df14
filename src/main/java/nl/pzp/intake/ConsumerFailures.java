package nl.pzp.intake;

import nl.pzp.problem.FailureTrace;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the failures of routes that a timer or a file starts, without their messages. Camel's own
 * handler repeats the message, which may hold text of a letter.
 */
public final class ConsumerFailures implements ExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ConsumerFailures.class);

  @Override
  public void handleException(Throwable exception) {
    log(null, exception);
  }

  @Override
  public void handleException(String message, Throwable exception) {
    log(null, exception);
  }

  @Override
  public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
    log(exchange, exception);
  }

  private static void log(@Nullable Exchange exchange, @Nullable Throwable exception) {
    LOG.error(
        "Route {} failed and goes on at its next turn: {}",
        exchange == null ? "of a timer or folder" : exchange.getFromRouteId(),
        exception == null ? "nothing" : FailureTrace.of(exception));
  }
}
