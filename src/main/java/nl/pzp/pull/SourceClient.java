package nl.pzp.pull;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.pzp.http.Breaker;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.pull.Source.SearchBy;
import org.jspecify.annotations.Nullable;

/** Speaks to one source: obtains access, respects its limits and pauses after failures. */
final class SourceClient {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FHIR = "application/fhir+json";
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  private final String name;
  private final Source source;
  private final SourceHttp http;
  private final @Nullable Tokens tokens;
  private final Breaker breaker;
  private final Semaphore turns;
  private final PullFigures figures;
  private final Clock clock;
  private final Supplier<UUID> ids;

  /**
   * @param parallel the most pulls at the same time
   */
  SourceClient(
      String name,
      Source source,
      SourceHttp http,
      @Nullable Tokens tokens,
      Breaker breaker,
      int parallel,
      PullFigures figures,
      Clock clock,
      Supplier<UUID> ids) {
    this.name = name;
    this.source = source;
    this.http = http;
    this.tokens = tokens;
    this.breaker = breaker;
    this.turns = new Semaphore(parallel, true);
    this.figures = figures;
    this.clock = clock;
    this.ids = ids;
  }

  String name() {
    return name;
  }

  Source source() {
    return source;
  }

  /** The URI that identifies the source in the record. */
  String sourceUri() {
    return source.source() == null ? "urn:pzp:source:fhir:" + name : source.source();
  }

  /** Runs the work when its turn comes; runs the alternative when that takes too long. */
  <T> T inTurn(Supplier<T> work, Supplier<T> otherwise) {
    try {
      if (!turns.tryAcquire(source.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
        return otherwise.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise.get();
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  boolean isWell() {
    return breaker.lets(clock.instant());
  }

  /** Opens the session of one pull, with one deadline for all its requests. */
  SourceSession session(Bsn bsn, Optional<String> authorizationBase) {
    return new SourceSession(
        new Placeholders(ids, bsn, authorizationBase), clock.instant().plus(source.deadline()));
  }

  /** The requests of one pull. */
  final class SourceSession {

    private final Placeholders placeholders;
    private final Instant end;

    private SourceSession(Placeholders placeholders, Instant end) {
      this.placeholders = placeholders;
      this.end = end;
    }

    /** Searches as the source requires; a POST keeps the parameters out of the address. */
    HttpReply search(String type, String query) {
      return source.search() == SearchBy.POST
          ? send("POST", source.at(type + "/_search"), FORM, query)
          : get(source.at(type + "?" + query));
    }

    /** {@code Patient/$match}. */
    HttpReply match(String patient) {
      return send("POST", source.at("Patient/$match"), FHIR, patient);
    }

    HttpReply get(URI address) {
      return send("GET", address, null, null);
    }

    private HttpReply send(
        String method, URI address, @Nullable String type, @Nullable String body) {
      if (!isWell()) {
        throw Problem.of(PullProblem.RESTING).asException();
      }
      try {
        var reply = answered(method, address, type, body);
        figures.request(name, Integer.toString(reply.status()));
        checkHealth(reply);
        breaker.succeeded();
        return reply;
      } catch (ProblemException e) {
        if (e.problems().get(0).code() instanceof PullProblem problem) {
          figures.request(name, problem.id());
          if (problem.isOutage()) {
            breaker.failed(clock.instant());
          }
        }
        throw e;
      }
    }

    private void checkHealth(HttpReply reply) {
      var status = Integer.toString(reply.status());
      if (reply.status() == 429 || reply.status() == 503) {
        if (reply.retryAfter() != null) {
          breaker.restFor(atMost(LONGEST_REST, reply.retryAfter()), clock.instant());
        }
        throw Problem.of(PullProblem.BUSY).with("status", status).asException();
      }
      if (reply.status() >= 500 && reply.status() != 501) {
        throw Problem.of(PullProblem.SERVER_FAILED).with("status", status).asException();
      }
      if (reply.status() >= 300 && reply.status() < 400) {
        throw Problem.of(PullProblem.REDIRECTED).with("status", status).asException();
      }
    }

    // A token may expire between two requests: ask for a new one, once.
    private HttpReply answered(
        String method, URI address, @Nullable String type, @Nullable String body) {
      if (tokens == null) {
        return http.send(call(method, address, type, body, null));
      }
      var token = tokens.get(placeholders, null, timeout());
      var reply = http.send(call(method, address, type, body, token));
      if (reply.status() != 401) {
        return reply;
      }
      var fresh = tokens.get(placeholders, token, timeout());
      return http.send(call(method, address, type, body, fresh));
    }

    private HttpCall call(
        String method,
        URI address,
        @Nullable String type,
        @Nullable String body,
        @Nullable String token) {
      Map<String, String> headers = new HashMap<>(placeholders.headers(source.headers()));
      headers.putIfAbsent("Accept", FHIR);
      if (token != null) {
        headers.put("Authorization", "Bearer " + token);
      }
      return new HttpCall(method, address, type, body, headers, timeout());
    }

    private Duration timeout() {
      var left = Duration.between(clock.instant(), end);
      if (left.isNegative() || left.isZero()) {
        throw Problem.of(PullProblem.TOO_SLOW).asException();
      }
      return atMost(source.timeout(), left);
    }

    private static Duration atMost(Duration limit, Duration wanted) {
      return wanted.compareTo(limit) > 0 ? limit : wanted;
    }
  }
}
