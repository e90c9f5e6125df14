package nl.pzp.fhirapi.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.pzp.audit.AuditEntry;
import nl.pzp.audit.AuditOutcome;
import nl.pzp.audit.AuditTrail;
import nl.pzp.guard.GuardProblem;
import nl.pzp.guard.LimitSettings;
import nl.pzp.intake.Door;
import nl.pzp.intake.IncomingCall;
import nl.pzp.problem.Problem;
import nl.pzp.security.AccessPolicy;
import nl.pzp.security.AccessRequest;
import nl.pzp.security.Credentials;
import nl.pzp.security.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sees each request at a FHIR door first. Checks the URL, asks the policy, and reads the body up to
 * its limit. Keeps each write in the inbox, and passes only safe content to the FHIR parser.
 */
public final class RequestGuard extends OncePerRequestFilter {

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final String ALLOWED = "GET, HEAD, POST, PUT, DELETE, OPTIONS";

  private final AccessPolicy policy;
  private final AuditTrail audit;
  private final DoorInbox inbox;
  private final BodyGuard bodies;
  private final OutcomeWriter outcomes;
  private final ClaimedHeaders claims;
  private final Predicate<IncomingCall> served;

  /**
   * The guard of all doors.
   *
   * @param served whether the door of a call writes resources of its type; other content is not
   *     kept
   */
  public RequestGuard(
      AccessPolicy policy,
      AuditTrail audit,
      DoorInbox inbox,
      OutcomeWriter outcomes,
      LimitSettings limits,
      ClaimedHeaders claims,
      Predicate<IncomingCall> served) {
    this.served = served;
    this.policy = policy;
    this.audit = audit;
    this.inbox = inbox;
    this.bodies = new BodyGuard(limits);
    this.outcomes = outcomes;
    this.claims = claims;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    SafeHeaders.on(response);
    try {
      guard(request, response, chain);
    } catch (RuntimeException e) {
      outcomes.write(Failures.problemsOf(e), request, response);
    }
  }

  private void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var door = Door.at(request.getRequestURI());
    var address =
        door.flatMap(
            d ->
                FhirAddress.of(
                    request.getMethod(), request.getRequestURI().substring(d.path().length())));
    if (door.isPresent() && request.getMethod().equals("OPTIONS")) {
      // The methods of the door, and nothing about what it holds (RFC 9110, 9.3.7).
      response.setHeader("Allow", ALLOWED);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    if (door.isEmpty() || address.isEmpty() || !METHODS.contains(request.getMethod())) {
      outcomes.write(List.of(Problem.of(GuardProblem.PATH_MALFORMED)), request, response);
      return;
    }
    if (!Queries.isWellFormed(request.getQueryString())) {
      outcomes.write(List.of(Problem.of(GuardProblem.QUERY_MALFORMED)), request, response);
      return;
    }
    if (address.get().lacksId(request.getMethod())) {
      outcomes.write(List.of(Problem.of(GuardProblem.ID_NEEDED)), request, response);
      return;
    }
    var part = partAsked(address.get(), request);
    if (part.isPresent()) {
      outcomes.write(List.of(part.get()), request, response);
      return;
    }
    var read = bodies.read(door.get(), address.get(), request);
    var access = accessRequest(door.get(), address.get(), request, read.form());
    var decision = policy.decide(access);
    if (decision instanceof Decision.Allowed allowed) {
      var call =
          new IncomingCall(
              door.get().id(),
              door.get(),
              allowed.principal(),
              request.getRemoteAddr(),
              address.get().interaction(),
              address.get().resourceType(),
              null,
              false,
              claims.in(request));
      var kept = address.get().isWrittenBy(request.getMethod()) && served.test(call);
      letIn(call, kept, read, request, response, chain);
    } else if (decision instanceof Decision.Denied denied) {
      audit.record(denied(access, request, denied.problem()));
      outcomes.write(List.of(denied.problem()), request, response);
    }
  }

  private void letIn(
      IncomingCall call,
      boolean kept,
      BodyGuard.Body read,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    var attached = call;
    if (kept && call.interaction().writes() && (read.isPresent() || isDelete(request))) {
      var receipt = inbox.receive(call, read, request);
      if (receipt.answer() != null) {
        outcomes.replay(receipt.answer(), request, response);
        return;
      }
      attached = receipt.call();
    }
    if (read.problem().isPresent()) {
      inbox.refuse(attached, List.of(read.problem().get()), request);
      outcomes.write(List.of(read.problem().get()), request, response);
      return;
    }
    attached.attachTo(request);
    var asked = new BodyRequest(request, read.bytes(), read.form());
    if (request.getMethod().equals("HEAD")) {
      // HEAD answers as GET does, without a body (RFC 9110, 9.3.2).
      var head = new HeadResponse(response);
      chain.doFilter(asked, head);
      head.finish();
    } else {
      chain.doFilter(asked, response);
    }
  }

  // A search judges these parameters itself: there a count is possible.
  private static Optional<Problem> partAsked(FhirAddress address, HttpServletRequest request) {
    return switch (address.interaction()) {
      case SEARCH, CAPABILITIES -> Optional.empty();
      case READ, VREAD, HISTORY, CREATE, UPDATE, DELETE, TRANSACTION, BATCH, OPERATION ->
          PartialAnswers.asked(request.getQueryString());
    };
  }

  private static boolean isDelete(HttpServletRequest request) {
    return request.getMethod().equals("DELETE");
  }

  private static AccessRequest accessRequest(
      Door door, FhirAddress address, HttpServletRequest request, @Nullable String form) {
    var parameters =
        new BodyRequest(request, new byte[0], form)
            .getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Arrays.asList(e.getValue())));
    var certificates =
        (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
    return new AccessRequest(
        door.id(),
        address.interaction(),
        address.resourceType(),
        parameters,
        request.getQueryString() != null,
        new Credentials(
            request.getRemoteAddr(),
            certificates == null ? List.of() : List.of(certificates),
            request.getHeader("Authorization")));
  }

  private AuditEntry denied(AccessRequest access, HttpServletRequest request, Problem problem) {
    return new AuditEntry(
        access.door(),
        access.interaction(),
        AuditOutcome.REFUSED,
        "unknown",
        request.getRemoteAddr(),
        access.resourceType(),
        null,
        null,
        List.of(),
        null,
        null,
        List.of(problem.code().id()),
        claims.in(request));
  }
}
