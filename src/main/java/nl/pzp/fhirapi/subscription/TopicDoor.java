package nl.pzp.fhirapi.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.pzp.fhirapi.guard.OutcomeWriter;
import nl.pzp.intake.ApiProblem;
import nl.pzp.notify.topic.EventTopic;
import nl.pzp.notify.topic.Topics;
import nl.pzp.problem.Problem;

/**
 * Serves the topics as FHIR R5 SubscriptionTopics, for reads and for searches by url. R4 has no
 * such resource, so this runs beside the R4 server, in JSON only.
 */
public final class TopicDoor extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String R5_JSON = "application/fhir+json;fhirVersion=5.0;charset=UTF-8";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final transient Topics topics;
  private final transient OutcomeWriter outcomes;

  TopicDoor(Topics topics, OutcomeWriter outcomes) {
    this.topics = topics;
    this.outcomes = outcomes;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      outcomes.write(List.of(Problem.of(ApiProblem.INTERACTION_NOT_OFFERED)), request, response);
      return;
    }
    var path = request.getPathInfo();
    if (path == null || path.equals("/")) {
      send(response, search(request));
      return;
    }
    var topic = topics.byId(path.substring(1));
    if (topic.isEmpty()) {
      outcomes.write(List.of(Problem.of(ApiProblem.NOT_FOUND)), request, response);
    } else {
      send(response, topic.get().definition());
    }
  }

  private String search(HttpServletRequest request) throws JsonProcessingException {
    var url = request.getParameter("url");
    var found = topics.all().stream().filter(topic -> url == null || topic.isMeantBy(url)).toList();
    var bundle = JSON.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "searchset").put("total", found.size());
    var entries = bundle.putArray("entry");
    for (var topic : found) {
      entries.addObject().put("fullUrl", topic.url()).set("resource", definition(topic));
    }
    return bundle.toString();
  }

  private static ObjectNode definition(EventTopic topic) throws JsonProcessingException {
    return (ObjectNode) JSON.readTree(topic.definition());
  }

  private static void send(HttpServletResponse response, String json) throws IOException {
    response.setStatus(200);
    response.setContentType(R5_JSON);
    response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
  }
}
