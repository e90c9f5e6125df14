package nl.pzp.notify.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import nl.pzp.http.EndpointRules;
import nl.pzp.http.NoAnswerException;
import nl.pzp.http.OutgoingHttp;
import nl.pzp.http.RetryAfter;
import nl.pzp.notify.subscription.Terms;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * Posts notifications. Connects to allowed addresses only, follows no redirect, reads only the head
 * of an answer, and stops at the deadline even when bytes still arrive.
 */
public final class NotificationSender implements AutoCloseable {

  private static final int MOST_CONNECTIONS = 4000;
  private static final int MOST_READ = 4096;

  private final Clock clock;
  private final Supplier<UUID> ids;
  private final OutgoingHttp http;

  /**
   * @param tls with our own certificate and the trusted ones, or null for the platform's
   */
  public NotificationSender(
      EndpointRules rules, @Nullable SSLContext tls, Clock clock, Supplier<UUID> ids) {
    this.clock = clock;
    this.ids = ids;
    this.http = new OutgoingHttp("notify", rules::addresses, tls, MOST_CONNECTIONS);
  }

  /** Uses another certificate for all connections from now on. */
  public void use(SSLContext tls) {
    http.use(tls);
  }

  /** Posts the body of a delivery once. The body must exist. */
  public SendResult send(Delivery delivery) {
    return send(delivery.subscription().terms(), Objects.requireNonNull(delivery.body()));
  }

  /** Posts a body once. */
  public SendResult send(Terms terms, String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var post = new HttpPost(terms.endpoint());
    for (var header : terms.headers()) {
      var colon = header.indexOf(':');
      post.addHeader(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    if (!terms.secrets().isEmpty()) {
      post.setHeader(
          Signature.HEADER, Signature.of(terms.secrets(), clock.instant(), ids.get(), bytes));
    }
    post.setEntity(new ByteArrayEntity(bytes, ContentType.parse(terms.mime() + "; charset=UTF-8")));
    try {
      return http.send(post, terms.endpoint(), terms.timeout(), this::answered);
    } catch (NoAnswerException e) {
      return SendResult.failed(Failure.of(e.why()));
    }
  }

  private SendResult answered(ClassicHttpResponse response) {
    var result = result(response);
    drain(response);
    return result;
  }

  // A short body is read, so that the connection can be reused; a longer one is not.
  private static void drain(ClassicHttpResponse response) {
    var entity = response.getEntity();
    if (entity != null && entity.getContentLength() <= MOST_READ) {
      try (var body = entity.getContent()) {
        var read = body.readNBytes(MOST_READ + 1);
        if (read.length > MOST_READ) {
          response.close();
        }
      } catch (IOException e) {
        // The status holds the answer.
      }
    }
  }

  private SendResult result(ClassicHttpResponse response) {
    var status = response.getCode();
    if (status >= 200 && status < 300) {
      return SendResult.TAKEN;
    }
    var failure =
        switch (status) {
          case 408, 409, 425, 429 -> Failure.NOT_NOW;
          case 401, 403, 404, 405, 407, 410 -> Failure.ENDPOINT_REFUSES;
          default ->
              status >= 500
                  ? Failure.NOT_NOW
                  : status >= 400 ? Failure.REFUSED : Failure.REDIRECTED;
        };
    return new SendResult(failure, RetryAfter.of(response, clock), null);
  }

  @Override
  public void close() {
    http.close();
  }
}
