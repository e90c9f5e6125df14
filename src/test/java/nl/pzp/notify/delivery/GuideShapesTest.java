package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.pzp.notify.subscription.BackportUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares notifications, element by element, with the R4 examples of the Subscriptions R5 Backport
 * guide 1.1.0. It checks the parameters of the status (profile backport-subscription-status-r4) and
 * every entry of the history Bundle. The rules of entries are profile
 * backport-subscription-notification-r4, R4 bdl-3 and bdl-4, and the payload types.
 */
class GuideShapesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

  /** The guide's six examples and our equivalents, with one event and with two. */
  private static final Map<String, List<String>> STATUS =
      Map.of(
          "handshake", List.of(),
          "heartbeat", List.of(),
          "empty", List.of("event"),
          "id-only", List.of("event", "focus", "context"),
          "full-resource", List.of("event", "focus", "context"),
          "several-resources", List.of("event", "focus", "context"),
          "several-events", List.of("event", "focus", "context", "event", "focus", "context"),
          "error", List.of("error"));

  private static JsonNode notification(String name) throws IOException {
    return JSON.readTree(
        Files.readString(
            Path.of("src", "test", "resources", "expected", "notify", name + ".json")));
  }

  private static JsonNode status(JsonNode notification) {
    return notification.path("entry").path(0).path("resource");
  }

  /** Each parameter as its name and the datatype of its value. */
  private static List<String> parameters(JsonNode parameters) {
    var lines = new ArrayList<String>();
    parameters.forEach(
        parameter -> {
          var value =
              parameter.properties().stream()
                  .map(Map.Entry::getKey)
                  .filter(key -> key.startsWith("value"))
                  .findFirst();
          lines.add(parameter.path("name").asText() + value.map(type -> " " + type).orElse(""));
          parameters(parameter.path("part")).forEach(part -> lines.add("  " + part));
        });
    return lines;
  }

  private static List<String> guide(String name) {
    var lines = new ArrayList<String>();
    lines.add("subscription valueReference");
    // "This value SHOULD NOT be present when using empty payloads."
    if (!name.equals("empty")) {
      lines.add("topic valueCanonical");
    }
    lines.add("status valueCode");
    lines.add("type valueCode");
    lines.add("events-since-subscription-start valueString");
    for (var part : STATUS.getOrDefault(name, List.of())) {
      lines.addAll(
          switch (part) {
            case "event" ->
                List.of(
                    "notification-event", "  event-number valueString", "  timestamp valueInstant");
            case "focus" -> List.of("  focus valueReference");
            case "context" -> List.of("  additional-context valueReference");
            default -> List.of("error valueCodeableConcept");
          });
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "handshake",
        "heartbeat",
        "empty",
        "id-only",
        "full-resource",
        "several-resources",
        "several-events",
        "error"
      })
  void everyNotificationIsAHistoryThatBeginsWithItsStatus(String name) throws IOException {
    var notification = notification(name);
    var first = notification.path("entry").path(0);

    assertThat(notification.path("resourceType").asText()).isEqualTo("Bundle");
    assertThat(notification.path("type").asText()).isEqualTo("history");
    assertThat(notification.path("timestamp").asText()).matches(INSTANT);
    assertThat(status(notification).path("resourceType").asText()).isEqualTo("Parameters");
    assertThat(first.path("fullUrl").asText())
        .isEqualTo("urn:uuid:" + status(notification).path("id").asText());
    assertThat(first.path("request").path("method").asText()).isEqualTo("GET");
    assertThat(first.path("request").path("url").asText())
        .isEqualTo(
            status(notification).path("parameter").path(0).at("/valueReference/reference").asText()
                + "/$status");
    assertThat(first.path("response").path("status").asText()).isEqualTo("200");
    assertThat(parameters(status(notification).path("parameter"))).isEqualTo(guide(name));
    for (var entry : notification.path("entry")) {
      assertThat(entry.path("fullUrl").asText()).isNotEmpty();
      assertThat(entry.at("/request/method").asText()).isNotEmpty();
      assertThat(entry.at("/request/url").asText()).isNotEmpty();
      assertThat(entry.at("/response/status").asText()).matches("\\d{3}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"handshake requested 0", "heartbeat active 2"})
  void aSignOfLifeSaysHowManyEventsThereWereAndNoneOfThem(String said) throws IOException {
    var words = said.split(" ", -1);
    var notification = notification(words[0]);

    assertThat(notification.path("entry")).hasSize(1);
    assertThat(value(notification, "type")).isEqualTo(words[0]);
    assertThat(value(notification, "status")).isEqualTo(words[1]);
    assertThat(value(notification, "events-since-subscription-start")).isEqualTo(words[2]);
  }

  @Test
  void emptyNotificationHasNoEntryBesideItsStatus() throws IOException {
    assertThat(notification("empty").path("entry")).hasSize(1);
  }

  @Test
  void idOnlyEntryHasAnAddressAndNoContent() throws IOException {
    for (var name : List.of("id-only", "several-events")) {
      var entries = others(notification(name));
      assertThat(entries).isNotEmpty();
      for (var entry : entries) {
        assertThat(entry.has("resource")).isFalse();
        assertThat(entry.path("fullUrl").asText())
            .isIn(references(notification(name)))
            .endsWith("/" + entry.at("/request/url").asText());
      }
    }
  }

  @Test
  void fullResourceEntryHasItsRequestAndResponse() throws IOException {
    var entries = others(notification("several-resources"));

    assertThat(entries)
        .extracting(
            entry ->
                entry.at("/request/method").asText()
                    + " "
                    + entry.at("/request/url").asText()
                    + " "
                    + entry.at("/response/status").asText()
                    + " "
                    + entry.at("/resource/resourceType").asText())
        .containsExactly("POST Condition 201 Condition", "GET Patient/p-3 200 Patient");
    assertThat(entries)
        .extracting(entry -> entry.path("fullUrl").asText())
        .isEqualTo(references(notification("several-resources")));
  }

  @Test
  void errorUsesTheGuidesCodes() throws IOException {
    var error = notification("error");

    assertThat(value(error, "status")).isEqualTo("error");
    assertThat(value(error, "type")).isEqualTo("query-status");
    var coding =
        status(error).path("parameter").findValue("valueCodeableConcept").path("coding").path(0);
    assertThat(coding.path("system").asText())
        .isEqualTo("http://terminology.hl7.org/CodeSystem/subscription-error");
    assertThat(coding.path("code").asText()).isEqualTo("no-response");
  }

  @ParameterizedTest
  @CsvSource({
    "FILTER_CRITERIA, backport-filter-criteria",
    "PAYLOAD_CONTENT, backport-payload-content",
    "HEARTBEAT_PERIOD, backport-heartbeat-period",
    "TIMEOUT, backport-timeout",
    "MAX_COUNT, backport-max-count",
    "CHANNEL_TYPE, backport-channel-type",
    "SUBSCRIPTION_PROFILE, backport-subscription",
    "NOTIFICATION_PROFILE, backport-subscription-notification-r4",
    "STATUS_PROFILE, backport-subscription-status-r4",
    "TOPIC_CANONICAL, capabilitystatement-subscriptiontopic-canonical"
  })
  void everyAddressIsTheGuidesOwn(BackportUrl ours, String guides) {
    assertThat(ours.url())
        .isEqualTo("http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/" + guides);
  }

  private static List<JsonNode> others(JsonNode notification) {
    return Stream.iterate(1, i -> i + 1)
        .limit(notification.path("entry").size() - 1L)
        .map(i -> notification.path("entry").path(i))
        .toList();
  }

  /** The focus and the context of every event, in their order. */
  private static List<String> references(JsonNode notification) {
    var found = new ArrayList<String>();
    status(notification)
        .path("parameter")
        .forEach(
            parameter ->
                parameter
                    .path("part")
                    .findValues("reference")
                    .forEach(reference -> found.add(reference.asText())));
    return found;
  }

  private static String value(JsonNode notification, String name) {
    for (var parameter : status(notification).path("parameter")) {
      if (parameter.path("name").asText().equals(name)) {
        return parameter.properties().stream()
            .filter(field -> field.getKey().startsWith("value"))
            .map(field -> field.getValue().asText())
            .findFirst()
            .orElse("");
      }
    }
    return "";
  }
}
