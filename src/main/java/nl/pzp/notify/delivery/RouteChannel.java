package nl.pzp.notify.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import nl.pzp.notify.subscription.Content;
import nl.pzp.problem.FailureTrace;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.OutgoingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events along a Camel route, one at a time. A route that ends normally has delivered the
 * event. A problem with HTTP status 409, 429 or 500 and up is retried, as is every other exception.
 * Any other problem puts the event in the dead letter under its code.
 */
public final class RouteChannel implements Channel {

  private static final Logger LOG = LoggerFactory.getLogger(RouteChannel.class);
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int SERVER_SIDE = 500;

  private final String code;
  private final Content content;
  private final Function<URI, Optional<Problem>> refusal;
  private final Consumer<OutgoingEvent> route;

  /**
   * @param content what it sends
   * @param refusal of an endpoint
   * @param route sends one event, or throws
   */
  public RouteChannel(
      String code,
      Content content,
      Function<URI, Optional<Problem>> refusal,
      Consumer<OutgoingEvent> route) {
    this.code = code;
    this.content = content;
    this.refusal = refusal;
    this.route = route;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Content content() {
    return content;
  }

  @Override
  public Optional<Problem> refusal(URI endpoint) {
    return refusal.apply(endpoint);
  }

  @Override
  public SendResult send(Delivery delivery) {
    try {
      delivery.shown().forEach(event -> route.accept(event.outgoing(delivery.subscription())));
      return SendResult.TAKEN;
    } catch (RuntimeException e) {
      return result(delivery, e);
    }
  }

  private static SendResult result(Delivery delivery, RuntimeException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException refused) {
        return result(refused);
      }
      if (cause instanceof InterruptedIOException) {
        return SendResult.failed(Failure.TIMEOUT);
      }
      if (cause instanceof SSLException) {
        return SendResult.failed(Failure.TLS);
      }
      if (cause instanceof IOException) {
        return SendResult.failed(Failure.NO_RESPONSE);
      }
    }
    LOG.error("{} failed: {}", delivery, FailureTrace.of(thrown));
    return SendResult.failed(Failure.INTERNAL);
  }

  private static SendResult result(ProblemException refused) {
    var gravest =
        refused.problems().stream()
            .max(java.util.Comparator.comparingInt(problem -> problem.code().httpStatus()))
            .orElseThrow()
            .code();
    var status = gravest.httpStatus();
    var passes = status == CONFLICT || status == TOO_MANY || status >= SERVER_SIDE;
    return SendResult.failed(passes ? Failure.NOT_NOW : Failure.REFUSED).because(gravest.id());
  }
}
