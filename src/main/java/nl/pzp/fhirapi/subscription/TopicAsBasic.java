package nl.pzp.fhirapi.subscription;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.pzp.intake.ApiProblem;
import nl.pzp.notify.topic.EventTopic;
import nl.pzp.notify.topic.Topics;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.CodeSystemUrl;
import nl.pzp.terminology.FhirUrl;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.stereotype.Component;

/**
 * The topics as the Subscriptions R5 Backport guide represents them in R4: a Basic with code
 * SubscriptionTopic and the R5 elements as cross-version extensions.
 */
@Component
public final class TopicAsBasic implements IResourceProvider {

  private static final String CODE = "SubscriptionTopic";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> URIS = Set.of("url", "resource", "filterDefinition");
  private static final Set<String> CODES = Set.of("supportedInteraction", "modifier", "comparator");
  private static final Set<String> PARAMETERS = Set.of("_id", "code");

  private final Topics topics;

  TopicAsBasic(Topics topics) {
    this.topics = topics.offered();
  }

  @Override
  public Class<Basic> getResourceType() {
    return Basic.class;
  }

  /** One topic. */
  @Read
  public Basic read(@IdParam IdType id) {
    return topics
        .byId(id.getIdPart())
        .map(TopicAsBasic::basic)
        .orElseThrow(() -> Problem.of(ApiProblem.NOT_FOUND).asException());
  }

  /** All topics, filtered by {@code _id} and {@code code}. */
  @Search(allowUnknownParams = true)
  public List<Basic> search(RequestDetails details) {
    var asked = details.getParameters();
    if (asked.keySet().stream()
        .anyMatch(n -> !PARAMETERS.contains(n) && !n.startsWith("_format"))) {
      throw Problem.of(ApiProblem.CONDITION_NOT_OFFERED).asException();
    }
    return topics.all().stream()
        .filter(topic -> meets(asked, "_id", topic.id()))
        .filter(topic -> meets(asked, "code", CODE))
        .map(TopicAsBasic::basic)
        .toList();
  }

  private static boolean meets(Map<String, String[]> asked, String name, String value) {
    var wanted = asked.get(name);
    return wanted == null || List.of(wanted).stream().allMatch(each -> each.endsWith(value));
  }

  static Basic basic(EventTopic topic) {
    var basic = new Basic();
    basic.setId(topic.id());
    basic.getCode().addCoding().setSystem(CodeSystemUrl.FHIR_TYPES.url()).setCode(CODE);
    for (var field : definition(topic).properties()) {
      var name = field.getKey();
      if (name.equals("status")) {
        basic.addModifierExtension(
            new Extension(
                FhirUrl.R5_TOPIC_ELEMENT.url() + name, new CodeType(field.getValue().asText())));
      } else if (!Set.of("resourceType", "id").contains(name)) {
        each(field.getValue())
            .forEach(
                value ->
                    basic.addExtension(
                        extension(FhirUrl.R5_TOPIC_ELEMENT.url() + name, name, value)));
      }
    }
    return basic;
  }

  private static Extension extension(String url, String name, JsonNode value) {
    var extension = new Extension(url);
    if (!value.isObject()) {
      return extension.setValue(value(name, value));
    }
    for (var field : value.properties()) {
      var part = field.getKey();
      for (var each : each(field.getValue())) {
        if (part.equals("extension")) {
          extension.addExtension(
              new Extension(
                  each.path("url").asText(), new CodeType(each.path("valueCode").asText())));
        } else {
          extension.addExtension(extension(part, part, each));
        }
      }
    }
    return extension;
  }

  private static Type value(String name, JsonNode value) {
    if (value.isBoolean()) {
      return new BooleanType(value.booleanValue());
    }
    var text = value.asText();
    if (URIS.contains(name)) {
      return new UriType(text);
    }
    if (CODES.contains(name)) {
      return new CodeType(text);
    }
    return switch (name) {
      case "description" -> new MarkdownType(text);
      case "date" -> new DateTimeType(text);
      default -> new StringType(text);
    };
  }

  private static List<JsonNode> each(JsonNode value) {
    var all = new java.util.ArrayList<JsonNode>();
    if (value.isArray()) {
      value.forEach(all::add);
    } else {
      all.add(value);
    }
    return all;
  }

  private static JsonNode definition(EventTopic topic) {
    try {
      return JSON.readTree(topic.definition());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A topic was read as JSON before", e);
    }
  }
}
