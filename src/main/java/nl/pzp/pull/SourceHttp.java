package nl.pzp.pull;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import nl.pzp.http.NoAnswerException;
import nl.pzp.http.OutgoingHttp;
import nl.pzp.http.RetryAfter;
import nl.pzp.problem.Problem;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one source. Follows no redirect, limits the size of an answer, and stops at the
 * timeout even when bytes still arrive.
 */
final class SourceHttp implements AutoCloseable {

  private static final int MOST_CONNECTIONS = 20;

  private final long limit;
  private final Clock clock;
  private final OutgoingHttp http;

  /**
   * @param limit the most bytes of an answer
   * @param tls with our own certificate and the trusted ones, or null for the platform's
   */
  SourceHttp(long limit, @Nullable SSLContext tls, Clock clock) {
    this.limit = limit;
    this.clock = clock;
    // The operator chooses the sources, so every address of the host is allowed.
    this.http = new OutgoingHttp("pull", InetAddress::getAllByName, tls, MOST_CONNECTIONS);
  }

  /** Uses another certificate for all connections from now on. */
  void use(SSLContext tls) {
    http.use(tls);
  }

  /**
   * Sends a request once.
   *
   * @throws nl.pzp.problem.ProblemException without an answer, or when the answer is too large
   */
  HttpReply send(HttpCall call) {
    var request = new HttpUriRequestBase(call.method(), call.address());
    call.headers().forEach(request::setHeader);
    if (call.body() != null) {
      var type = call.contentType() == null ? "application/fhir+json" : call.contentType();
      request.setEntity(
          new StringEntity(call.body(), ContentType.create(type, StandardCharsets.UTF_8)));
    }
    try {
      return http.send(request, call.address(), call.timeout(), this::reply);
    } catch (NoAnswerException e) {
      throw Problem.of(problem(e.why())).asException();
    }
  }

  private static PullProblem problem(NoAnswerException.Why why) {
    return switch (why) {
      case TIMEOUT -> PullProblem.TOO_SLOW;
      case TLS -> PullProblem.TLS_FAILED;
      case ADDRESS_NOT_ALLOWED, NO_RESPONSE -> PullProblem.UNREACHABLE;
    };
  }

  private HttpReply reply(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    var body = new byte[0];
    if (entity != null) {
      if (entity.getContentLength() > limit) {
        response.close();
        throw tooMuch();
      }
      body = entity.getContent().readNBytes(Math.toIntExact(limit) + 1);
      if (body.length > limit) {
        response.close();
        throw tooMuch();
      }
    }
    var type = response.getFirstHeader("Content-Type");
    return new HttpReply(
        response.getCode(),
        type == null ? "" : mediaType(type.getValue()),
        body,
        RetryAfter.of(response, clock));
  }

  private RuntimeException tooMuch() {
    return Problem.of(PullProblem.TOO_MUCH).with("limit", limit + " bytes").asException();
  }

  private static String mediaType(String header) {
    var end = header.indexOf(';');
    return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    http.close();
  }
}
