package nl.pzp.fhirapi.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import nl.pzp.audit.AuditEntry;
import nl.pzp.audit.AuditOutcome;
import nl.pzp.audit.AuditTrail;
import nl.pzp.guard.GuardProblem;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCode;
import nl.pzp.security.Interaction;
import nl.pzp.security.SecurityProblem;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody but the operator change anything on the management port. Audits each attempt before
 * it is carried out.
 */
public final class OperatorGuard extends OncePerRequestFilter {

  private static final List<String> READS = List.of("GET", "HEAD", "OPTIONS");
  private static final int LARGEST = 10_000;
  private static final Pattern ACTION = Pattern.compile("\"action\"\\s*:\\s*\"([a-z-]{1,20})\"");
  private static final Pattern ADDRESS = Pattern.compile("/[A-Za-z0-9/_.:-]{0,200}");

  private final OperatorToken token;
  private final OperatorProof proof;
  private final AuditTrail audit;
  private final OutcomeWriter outcomes;
  private final CallingAccount callers = new CallingAccount(Path.of("/proc"));

  public OperatorGuard(
      OperatorToken token, OperatorProof proof, AuditTrail audit, OutcomeWriter outcomes) {
    this.token = token;
    this.proof = proof;
    this.audit = audit;
    this.outcomes = outcomes;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (READS.contains(request.getMethod())) {
      chain.doFilter(request, response);
    } else if (!token.isShownBy(request.getHeader("Authorization")) && !isOwner(request)) {
      response.setHeader("WWW-Authenticate", "Bearer");
      refuse(SecurityProblem.OPERATOR_TOKEN_NEEDED, request, response);
    } else {
      var body = request.getInputStream().readNBytes(LARGEST + 1);
      if (body.length > LARGEST) {
        refuse(GuardProblem.BODY_TOO_LARGE, request, response);
        return;
      }
      audit.record(entry(request, "operator", AuditOutcome.SUCCESS, action(body), List.of()));
      chain.doFilter(new BodyRequest(request, body, null), response);
    }
  }

  private void refuse(ProblemCode code, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    audit.record(entry(request, "unknown", AuditOutcome.REFUSED, "", List.of(code.id())));
    var problem = Problem.of(code).with("limit", Integer.toString(LARGEST));
    outcomes.write(List.of(problem), request, response);
  }

  private boolean isOwner(HttpServletRequest request) throws IOException {
    if (proof == OperatorProof.ALWAYS
        || !InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
        || !Files.getFileStore(token.file()).supportsFileAttributeView("posix")) {
      return false;
    }
    var owner = Files.getAttribute(token.file(), "unix:uid");
    return callers
        .of(request.getRemotePort(), request.getLocalPort())
        .filter(owner::equals)
        .isPresent();
  }

  private static AuditEntry entry(
      HttpServletRequest request,
      String who,
      AuditOutcome outcome,
      String action,
      List<String> problems) {
    var address = ADDRESS.matcher(request.getRequestURI()).matches() ? request.getRequestURI() : "";
    return new AuditEntry(
        "management",
        Interaction.OPERATION,
        outcome,
        who,
        request.getRemoteAddr(),
        null,
        null,
        null,
        List.of(),
        (request.getMethod() + " " + address + " " + action).strip(),
        null,
        problems);
  }

  private static String action(byte[] body) {
    var said = ACTION.matcher(new String(body, StandardCharsets.UTF_8));
    return said.find() ? said.group(1) : "";
  }
}
