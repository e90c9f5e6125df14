package nl.pzp.epd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;

/**
 * The record of people as lines for review in a file. It leaves out ids that differ per run, and
 * data from forms that other tests cover.
 */
final class RecordedPeople {

  /** The resource types that hospital messages create. */
  static final Set<String> BROUGHT =
      Set.of(
          "Patient",
          "Binary",
          "Consent",
          "DocumentReference",
          "EpisodeOfCare",
          "QuestionnaireResponse");

  /** The resource types on the phase of a patient and the people around them. */
  static final Set<String> REGIONAL =
      Set.of("CareTeam", "Condition", "DetectedIssue", "Flag", "Observation", "Task");

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final int LONGEST = 60;

  private final PatientRecord record;
  private final Set<String> types;
  private final Map<String, String> names = new LinkedHashMap<>();

  RecordedPeople(PatientRecord record, Set<String> types) {
    this.record = record;
    this.types = types;
  }

  String of(List<PersonId> people) {
    var text = new StringBuilder();
    for (var person : people.stream().distinct().toList()) {
      text.append("person\n");
      record.current(person, types).stream()
          // Derived Tasks are tested with the rules that derive them.
          .filter(stored -> !stored.type().equals("Task") || !stored.source().endsWith("/adapter"))
          .map(RecordedPeople::lines)
          .sorted(Comparator.comparing(Object::toString))
          .forEach(lines -> lines.forEach(line -> text.append("  ").append(line).append('\n')));
    }
    return named(text.toString());
  }

  private static List<String> lines(StoredResource stored) {
    try {
      var lines = new ArrayList<String>();
      lines.add(stored.type() + " of " + stored.source() + ", version " + stored.version());
      flatten(new ObjectMapper().readTree(stored.json()), "", lines);
      return lines;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void flatten(JsonNode node, String path, List<String> lines) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                if (!Set.of("meta", "resourceType", "recorded", "text").contains(field.getKey())
                    || !path.isEmpty()) {
                  flatten(
                      field.getValue(),
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      lines);
                }
              });
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(node.get(i), path + (node.size() == 1 ? "" : "[" + i + "]"), lines);
      }
    } else {
      var text = node.asText();
      var shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
      lines.add("  " + path + " = " + shown.replace("\n", "\\n"));
    }
  }

  private String named(String text) {
    return UUID.matcher(text)
        .replaceAll(
            found -> names.computeIfAbsent(found.group(), id -> "id-" + (names.size() + 1)));
  }
}
