package nl.pzp.pull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import nl.pzp.guard.GuardProblem;
import nl.pzp.guard.TextGuard;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Parses a source's answers and rejects web pages and errors with status 200. */
final class FhirAnswers {

  // Decimals keep their digits.
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final Set<String> TYPES =
      Set.of("application/fhir+json", "application/json", "application/json+fhir");
  private static final Pattern NAME = Pattern.compile("[a-z0-9.+/-]{1,64}");
  private static final Set<String> FAILURES = Set.of("error", "fatal");

  private final TextGuard guard;

  /**
   * @param guard the same limits as our own FHIR door
   */
  FhirAnswers(TextGuard guard) {
    this.guard = guard;
  }

  /**
   * The resource in an answer.
   *
   * @throws nl.pzp.problem.ProblemException when the source refused the request, gave no FHIR JSON
   *     or reported an error
   */
  ObjectNode read(HttpReply reply) {
    var status = Integer.toString(reply.status());
    if (reply.status() == 401 || reply.status() == 403) {
      throw Problem.of(PullProblem.ACCESS_REFUSED).with("status", status).asException();
    }
    if (!reply.isOk()) {
      throw Problem.of(PullProblem.QUERY_REFUSED).with("status", status).asException();
    }
    var content = content(reply);
    if (!content.path("resourceType").isTextual()) {
      throw notFhir("resourceType");
    }
    if (content.path("resourceType").asText().equals("OperationOutcome")) {
      throw Problem.of(PullProblem.ANSWER_IS_FAILURE).asException();
    }
    for (var entry : content.path("entry")) {
      if (isFailure(entry.path("resource"))) {
        throw Problem.of(PullProblem.ANSWER_IS_FAILURE).asException();
      }
    }
    return content;
  }

  /** The address of the next page of a Bundle, or null. */
  static @Nullable String next(JsonNode bundle) {
    for (var link : bundle.path("link")) {
      if (link.path("relation").asText().equals("next")) {
        return link.path("url").asText();
      }
    }
    return null;
  }

  private ObjectNode content(HttpReply reply) {
    if (!TYPES.contains(reply.contentType())) {
      throw notFhir(NAME.matcher(reply.contentType()).matches() ? reply.contentType() : "-");
    }
    var look = guard.look(reply.body());
    var problem = look.problem();
    if (problem.isPresent()) {
      throw notFhir(problem.get().code().id());
    }
    if (look.isTest()) {
      throw Problem.of(GuardProblem.TEST_DATA).asException();
    }
    try {
      if (JSON.readTree(reply.body()) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      // The parser's message may quote the answer.
    }
    throw notFhir("-");
  }

  private static ProblemException notFhir(String found) {
    return Problem.of(PullProblem.NOT_FHIR).with("found", found).asException();
  }

  private static boolean isFailure(JsonNode resource) {
    if (!resource.path("resourceType").asText().equals("OperationOutcome")) {
      return false;
    }
    for (var issue : resource.path("issue")) {
      if (FAILURES.contains(issue.path("severity").asText())) {
        return true;
      }
    }
    return false;
  }
}
