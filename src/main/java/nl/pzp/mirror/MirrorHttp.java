package nl.pzp.mirror;

import java.io.IOException;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import nl.pzp.http.EndpointRules;
import nl.pzp.http.NoAnswerException;
import nl.pzp.http.OutgoingHttp;
import nl.pzp.http.RetryAfter;
import nl.pzp.notify.delivery.Failure;
import nl.pzp.notify.delivery.SendResult;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to mirrors. Connects to allowed addresses only and follows no redirect. Limits the
 * size of an answer, and stops at the deadline even when bytes still arrive.
 */
final class MirrorHttp implements AutoCloseable {

  private static final ContentType FHIR = ContentType.create("application/fhir+json", "UTF-8");
  private static final int MOST_CONNECTIONS = 50;
  private static final int MOST_READ = 16_000_000;

  private final Clock clock;
  private final OutgoingHttp http;

  /**
   * @param tls with our own certificate and the trusted ones, or null for the platform's
   */
  MirrorHttp(EndpointRules rules, @Nullable SSLContext tls, Clock clock) {
    this.clock = clock;
    this.http = new OutgoingHttp("mirror", rules::addresses, tls, MOST_CONNECTIONS);
  }

  /** Uses another certificate for all connections from now on. */
  void use(SSLContext tls) {
    http.use(tls);
  }

  /**
   * @throws MirrorAwayException without an answer
   */
  MirrorReply get(Target target, Key resource) {
    return send(target, new HttpUriRequestBase("GET", target.of(resource)));
  }

  /**
   * @throws MirrorAwayException without an answer
   */
  MirrorReply post(Target target, byte[] bundle) {
    var post = new HttpUriRequestBase("POST", target.root());
    post.setHeader("Prefer", "return=minimal");
    post.setEntity(new ByteArrayEntity(bundle, FHIR));
    return send(target, post);
  }

  private MirrorReply send(Target target, HttpUriRequestBase request) {
    request.setHeader("Accept", FHIR.getMimeType());
    for (var header : target.headers()) {
      var colon = header.indexOf(':');
      request.addHeader(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    try {
      return http.send(request, target.base(), target.timeout(), this::reply);
    } catch (NoAnswerException e) {
      throw new MirrorAwayException(SendResult.failed(Failure.of(e.why())));
    }
  }

  private MirrorReply reply(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    var body = entity == null ? new byte[0] : entity.getContent().readNBytes(MOST_READ + 1);
    if (body.length > MOST_READ) {
      response.close();
      throw MirrorAwayException.notNow(MirrorProblem.ANSWER_UNREADABLE);
    }
    var tag = response.getFirstHeader("ETag");
    return new MirrorReply(
        response.getCode(),
        body,
        tag == null ? null : MirrorTransactions.tag(tag.getValue()),
        RetryAfter.of(response, clock));
  }

  @Override
  public void close() {
    http.close();
  }
}
