package nl.pzp.careplan;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Resource;

/**
 * Compares two resources element by element. Ids, business identifiers and the ids inside
 * references are each system's own and do not count, nor do displays of references.
 */
final class ResourceDifferences {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ResourceDifferences() {}

  /** One line per element that differs: {@code path: expected -> actual}. */
  static List<String> between(Resource expected, Resource actual) {
    var left = flat(expected);
    var right = flat(actual);
    var paths = new TreeSet<>(left.keySet());
    paths.addAll(right.keySet());
    var differences = new ArrayList<String>();
    for (var path : paths) {
      var one = left.getOrDefault(path, List.of());
      var other = right.getOrDefault(path, List.of());
      if (!one.equals(other)) {
        differences.add(path + ": " + one + " -> " + other);
      }
    }
    return differences;
  }

  private static Map<String, List<String>> flat(Resource resource) {
    try {
      var node =
          JSON.readTree(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource));
      var values = new TreeMap<String, List<String>>();
      walk(node, resource.fhirType(), values);
      values.values().forEach(list -> list.sort(null));
      return values;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void walk(JsonNode node, String path, Map<String, List<String>> values) {
    if (node.isObject()) {
      var isReference = node.has("reference") && node.get("reference").isTextual();
      node.properties()
          .forEach(
              field -> {
                var name = field.getKey();
                if (name.equals("id")
                    || name.equals("resourceType")
                    || name.equals("identifier")
                    || (isReference && (name.equals("display") || name.equals("type")))) {
                  return;
                }
                if (isReference && name.equals("reference")) {
                  add(
                      values,
                      path + ".reference",
                      field.getValue().asText().replaceFirst("/.*", ""));
                } else {
                  walk(field.getValue(), path + "." + name, values);
                }
              });
    } else if (node.isArray()) {
      node.forEach(each -> walk(each, path, values));
    } else {
      add(values, path, node.asText());
    }
  }

  private static void add(Map<String, List<String>> values, String path, String value) {
    values.computeIfAbsent(path, p -> new ArrayList<>()).add(value);
  }
}
