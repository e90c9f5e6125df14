package nl.pzp.fhirapi.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.problem.Problem;
import nl.pzp.security.SecurityProblem;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that a page of somebody else sends through a browser on this machine: to another
 * host with 421 (RFC 9110, 15.5.20), from another origin with 403. Reads no body.
 */
public final class HostGuard extends OncePerRequestFilter {

  private static final Set<String> OWN_SITES = Set.of("none", "same-origin");

  private final ServedHosts hosts;
  private final OutcomeWriter outcomes;

  public HostGuard(ServedHosts hosts, OutcomeWriter outcomes) {
    this.hosts = hosts;
    this.outcomes = outcomes;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    SafeHeaders.on(response);
    var refusal = refusalOf(request);
    if (refusal.isPresent()) {
      outcomes.write(List.of(Problem.of(refusal.get())), request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private Optional<SecurityProblem> refusalOf(HttpServletRequest request) {
    if (!hosts.serve(request.getServerName())) {
      return Optional.of(SecurityProblem.HOST_NOT_SERVED);
    }
    return isCrossSite(request) ? Optional.of(SecurityProblem.CROSS_SITE) : Optional.empty();
  }

  private static boolean isCrossSite(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    return (site != null && !OWN_SITES.contains(site))
        || Collections.list(request.getHeaders("Origin")).stream()
            .anyMatch(origin -> !isOwn(origin, request));
  }

  // A proxy may end TLS, so the schemes can differ; the host and port that a browser names cannot.
  private static boolean isOwn(String origin, HttpServletRequest request) {
    var host = request.getHeader("Host");
    var authority = origin.indexOf("://");
    return host != null
        && authority > 0
        && origin.substring(authority + "://".length()).equalsIgnoreCase(host);
  }
}
