package nl.pzp.notify.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.pzp.identifier.AdapterUrl;

/** All topics of a folder, one SubscriptionTopic (FHIR R5 JSON) per file. */
public final class Topics {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<EventTopic> all;

  private Topics(List<EventTopic> all) {
    this.all = all;
  }

  /**
   * Reads the topics.
   *
   * @throws IllegalStateException when a file is not a topic, or names an unknown trigger or filter
   */
  public static Topics in(Path folder) {
    try (var files = Files.list(folder)) {
      return new Topics(
          files
              .filter(file -> file.toString().endsWith(".json"))
              .sorted()
              .map(Topics::read)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<EventTopic> all() {
    return all;
  }

  /** The topics that everybody may see and subscribe to. */
  public Topics offered() {
    return new Topics(all.stream().filter(topic -> !topic.operatorOnly()).toList());
  }

  /** The topic that a subscription's criteria name, by its url with or without version. */
  public Optional<EventTopic> meantBy(String canonical) {
    return all.stream().filter(topic -> topic.isMeantBy(canonical)).findFirst();
  }

  public Optional<EventTopic> byId(String id) {
    return all.stream().filter(topic -> topic.id().equals(id)).findFirst();
  }

  private static EventTopic read(Path file) {
    try {
      var text = Files.readString(file);
      var json = JSON.readTree(text);
      if (!json.path("resourceType").asText().equals("SubscriptionTopic")) {
        throw new IllegalStateException(file + " is no SubscriptionTopic");
      }
      return new EventTopic(
          json.path("id").asText(),
          json.path("url").asText(),
          json.path("version").asText(),
          json.path("title").asText(),
          elements(json.path("resourceTrigger")).map(Topics::trigger).toList(),
          elements(json.path("canFilterBy")).map(f -> filter(file, f)).collect(Collectors.toSet()),
          text,
          isOperatorOnly(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOperatorOnly(JsonNode topic) {
    return elements(topic.path("extension"))
        .anyMatch(
            extension ->
                extension
                        .path("url")
                        .asText()
                        .equals(AdapterUrl.STRUCTURE_DEFINITION + "operator-only")
                    && extension.path("valueBoolean").asBoolean());
  }

  private static TopicTrigger trigger(JsonNode trigger) {
    var type = trigger.path("resource").asText();
    var interactions =
        elements(trigger.path("supportedInteraction"))
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    return new TopicTrigger(
        extension(trigger, "event-kind").orElse("changed"),
        extension(trigger, "event-group").orElse(null),
        type.substring(type.lastIndexOf('/') + 1),
        changes(interactions),
        trigger.path("fhirPathCriteria").asText(TopicTrigger.ALWAYS));
  }

  private static Set<ChangeKind> changes(Set<String> codes) {
    return Arrays.stream(ChangeKind.values())
        .filter(kind -> codes.contains(kind.code()))
        .collect(Collectors.toSet());
  }

  private static TopicFilter filter(Path file, JsonNode filter) {
    var name = filter.path("filterParameter").asText();
    return TopicFilter.named(name)
        .orElseThrow(() -> new IllegalStateException(file + " has an unknown filter: " + name));
  }

  private static Optional<String> extension(JsonNode element, String name) {
    return elements(element.path("extension"))
        .filter(
            extension ->
                extension.path("url").asText().equals(AdapterUrl.STRUCTURE_DEFINITION + name))
        .map(extension -> extension.path("valueCode").asText())
        .findFirst();
  }

  private static java.util.stream.Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
