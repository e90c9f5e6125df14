package nl.pzp.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.pzp.problem.Problem;
import nl.pzp.pull.TokenRequest.SecretIn;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one source, each kept until shortly before it ends. Nothing of a token is ever
 * logged.
 */
final class Tokens {

  private record Token(String value, Instant until) {
    @Override
    public String toString() {
      return "Token[masked]";
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SPARE = Duration.ofSeconds(30);
  private static final Duration UNSAID = Duration.ofSeconds(60);
  private static final int MOST_KEPT = 1000;
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final TokenRequest request;
  private final @Nullable ClientAssertion assertion;
  private final SourceHttp http;
  private final Clock clock;
  // Of the people asked for last, where a token is for one person alone.
  private final Map<String, Token> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * @param assertion signs who we are; null where a secret says so
   */
  Tokens(TokenRequest request, @Nullable ClientAssertion assertion, SourceHttp http, Clock clock) {
    this.request = request;
    this.assertion = assertion;
    this.http = http;
    this.clock = clock;
  }

  /**
   * A token that holds.
   *
   * @param stale a token that was refused, and is not given again
   * @throws nl.pzp.problem.ProblemException when none is given
   */
  synchronized String get(Placeholders gaps, @Nullable String stale, Duration timeout) {
    var holder = Objects.requireNonNullElse(gaps.holder(request), "");
    var known = kept.get(holder);
    if (known != null && !known.value().equals(stale) && clock.instant().isBefore(known.until())) {
      return known.value();
    }
    kept.remove(holder);
    var fresh = ask(gaps, timeout);
    kept.put(holder, fresh);
    return fresh.value();
  }

  private Token ask(Placeholders gaps, Duration timeout) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("grant_type", "client_credentials");
    if (request.scope() != null) {
      parameters.put("scope", request.scope());
    }
    parameters.putAll(gaps.ofToken(request.parameters()));
    var headers = new LinkedHashMap<String, String>();
    headers.put("Accept", "application/json");
    if (assertion != null) {
      parameters.put("client_id", request.clientId());
      parameters.put("client_assertion_type", ASSERTION_TYPE);
      parameters.put("client_assertion", assertion.sign(gaps.ofToken(request.claims())));
    } else if (request.secretIn() == SecretIn.BODY) {
      parameters.put("client_id", request.clientId());
      parameters.put("client_secret", secret());
    } else {
      headers.put("Authorization", basic());
    }
    var reply =
        http.send(
            new HttpCall(
                "POST",
                request.url(),
                "application/x-www-form-urlencoded",
                form(parameters),
                headers,
                timeout));
    return token(reply);
  }

  private Token token(HttpReply reply) {
    if (reply.status() == 429 || reply.status() == 503) {
      throw Problem.of(PullProblem.BUSY)
          .with("status", Integer.toString(reply.status()))
          .asException();
    }
    if (reply.status() >= 500) {
      throw Problem.of(PullProblem.SERVER_FAILED)
          .with("status", Integer.toString(reply.status()))
          .asException();
    }
    var content = reply.isOk() ? json(reply.body()) : null;
    var value = content == null ? "" : content.path("access_token").asText();
    // A token that another kind of proof goes with is of no use as a bearer's.
    if (content == null
        || value.isBlank()
        || !content.path("token_type").asText("Bearer").equalsIgnoreCase("Bearer")) {
      throw Problem.of(PullProblem.TOKEN_REFUSED)
          .with("status", Integer.toString(reply.status()))
          .asException();
    }
    var lasts = Duration.ofSeconds(content.path("expires_in").asLong(UNSAID.toSeconds()));
    var spare = lasts.compareTo(SPARE.multipliedBy(2)) > 0 ? SPARE : lasts.dividedBy(2);
    return new Token(value, clock.instant().plus(lasts).minus(spare));
  }

  private static @Nullable JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      // Said as a refused token; what the parser says may quote it.
      return null;
    }
  }

  // RFC 6749, section 2.3.1: name and secret are form-encoded first.
  private String basic() {
    var pair = encoded(request.clientId()) + ":" + encoded(secret());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private String secret() {
    return Objects.requireNonNullElse(request.clientSecret(), "");
  }

  static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
