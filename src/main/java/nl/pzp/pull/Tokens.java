package nl.pzp.pull;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The tokens of one source, each kept until shortly before it expires. Tokens are never logged. */
final class Tokens {

  private record Token(String value, Instant until) {
    @Override
    public String toString() {
      return "Token[masked]";
    }
  }

  private static final Duration SPARE = Duration.ofSeconds(30);
  private static final Duration UNSAID = Duration.ofSeconds(60);
  private static final int MOST_KEPT = 1000;
  private static final String TYPE = "token_type";
  private static final String LIFETIME = "expires_in";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d+)?");

  private final TokenSettings request;
  private final @Nullable ClientAssertion assertion;
  private final SourceHttp http;
  private final Clock clock;
  // Where a token is bound to one patient: those of the latest patients.
  private final Map<String, Token> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * @param assertion signs our identity; null when a secret is used
   */
  Tokens(TokenSettings request, @Nullable ClientAssertion assertion, SourceHttp http, Clock clock) {
    this.request = request;
    this.assertion = assertion;
    this.http = http;
    this.clock = clock;
  }

  /**
   * A valid token.
   *
   * @param stale a refused token, which is not returned again
   * @throws nl.pzp.problem.ProblemException when the token server gives none
   */
  synchronized String get(Placeholders placeholders, @Nullable String stale, Duration timeout) {
    var holder = Objects.requireNonNullElse(placeholders.holder(request), "");
    var known = kept.get(holder);
    if (known != null && !known.value().equals(stale) && clock.instant().isBefore(known.until())) {
      return known.value();
    }
    kept.remove(holder);
    var fresh = ask(placeholders, timeout);
    kept.put(holder, fresh);
    return fresh.value();
  }

  private Token ask(Placeholders placeholders, Duration timeout) {
    var builder =
        new TokenRequest.Builder(request.url(), client(placeholders), new ClientCredentialsGrant());
    if (request.scope() != null) {
      builder.scope(Scope.parse(request.scope()));
    }
    placeholders.ofToken(request.parameters()).forEach(builder::customParameter);
    if (assertion != null) {
      // RFC 7521, section 4.2 makes it optional; some token servers require it.
      builder.customParameter("client_id", request.clientId());
    }
    var asked = builder.build().toHTTPRequest();
    var headers = new LinkedHashMap<String, String>();
    headers.put("Accept", "application/json");
    if (asked.getAuthorization() != null) {
      headers.put("Authorization", asked.getAuthorization());
    }
    // Our own client sends it, so that our address rules, certificates, limits and timeouts apply.
    var reply =
        http.send(
            new HttpCall(
                "POST",
                request.url(),
                "application/x-www-form-urlencoded",
                asked.getBody(),
                headers,
                timeout));
    return token(reply);
  }

  private ClientAuthentication client(Placeholders placeholders) {
    if (assertion != null) {
      return assertion.sign(placeholders.ofToken(request.claims()));
    }
    var client = new ClientID(request.clientId());
    var secret = new Secret(Objects.requireNonNullElse(request.clientSecret(), ""));
    return switch (request.secretIn()) {
      case BODY -> new ClientSecretPost(client, secret);
      case HEADER -> new ClientSecretBasic(client, secret);
    };
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
    var token = reply.isOk() ? bearer(reply.body()) : null;
    if (token == null) {
      throw Problem.of(PullProblem.TOKEN_REFUSED)
          .with("status", Integer.toString(reply.status()))
          .asException();
    }
    var lasts = Duration.ofSeconds(token.getLifetime());
    var spare = lasts.compareTo(SPARE.multipliedBy(2)) > 0 ? SPARE : lasts.dividedBy(2);
    return new Token(token.getValue(), clock.instant().plus(lasts).minus(spare));
  }

  // A token bound to another kind of proof is useless as a bearer token.
  private static @Nullable BearerAccessToken bearer(byte[] body) {
    try {
      var content = JSONObjectUtils.parse(new String(body, StandardCharsets.UTF_8));
      // The library rejects errors in members that we do not use. It also rejects an answer without
      // these two, which some token servers omit.
      content.keySet().retainAll(Set.of("access_token", TYPE, LIFETIME));
      if (content.get(TYPE) == null) {
        content.put(TYPE, "Bearer");
      }
      if (!SECONDS.matcher(String.valueOf(content.get(LIFETIME))).matches()) {
        content.put(LIFETIME, UNSAID.toSeconds());
      }
      return BearerAccessToken.parse(content);
    } catch (ParseException e) {
      // Reported as a refused token; the parser's message may quote it.
      return null;
    }
  }
}
