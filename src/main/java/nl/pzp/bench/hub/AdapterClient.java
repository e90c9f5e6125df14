package nl.pzp.bench.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import nl.pzp.identifier.AdapterUrl;
import nl.pzp.notify.subscription.BackportUrl;
import org.jspecify.annotations.Nullable;

/** Sends a subscriber's requests to an adapter. */
final class AdapterClient {

  private static final String JSON_TYPE = "application/fhir+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI base;

  AdapterClient(URI base) {
    this.base = base;
  }

  /** Subscribes and returns the id of the subscription. */
  String subscribe(String topic, URI endpoint, String content, String secret, List<String> filters)
      throws IOException {
    var asked = JSON.createObjectNode();
    asked.put("resourceType", "Subscription").put("status", "requested").put("reason", "Learning");
    asked.put("criteria", topic.contains("/") ? topic : AdapterUrl.SUBSCRIPTION_TOPIC + topic);
    var criteria = asked.putObject("_criteria").putArray("extension");
    for (var filter : filters) {
      criteria.addObject().put("url", BackportUrl.FILTER_CRITERIA.url()).put("valueString", filter);
    }
    if (filters.isEmpty()) {
      asked.remove("_criteria");
    }
    var channel = asked.putObject("channel");
    channel.put("type", "rest-hook").put("endpoint", endpoint.toString()).put("payload", JSON_TYPE);
    channel
        .putObject("_payload")
        .putArray("extension")
        .addObject()
        .put("url", BackportUrl.PAYLOAD_CONTENT.url())
        .put("valueCode", content);
    channel
        .putArray("extension")
        .addObject()
        .put("url", BackportUrl.SIGNATURE_SECRET)
        .put("valueString", secret);
    return send("POST", "/Subscription", asked).path("id").asText();
  }

  /** The number of events so far, and the state. */
  JsonNode status(String subscription) throws IOException {
    return send("GET", "/Subscription/" + subscription + "/$status", null)
        .path("entry")
        .path(0)
        .path("resource");
  }

  /** Fetches the events of a gap, both ends included. */
  JsonNode events(String subscription, NumberBook.Gap gap) throws IOException {
    return send(
        "GET",
        "/Subscription/"
            + subscription
            + "/$events?eventsSinceNumber="
            + gap.since()
            + "&eventsUntilNumber="
            + gap.until(),
        null);
  }

  void unsubscribe(String subscription) throws IOException {
    send("DELETE", "/Subscription/" + subscription, null);
  }

  private JsonNode send(String method, String path, @Nullable ObjectNode body) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(30))
            .header("Accept", JSON_TYPE)
            .header("Content-Type", JSON_TYPE)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IOException(method + " " + path + ": " + response.statusCode());
      }
      return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }
}
