package nl.pzp.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.pzp.record.StoredResource;

/** Finds the references of a resource to its own server. */
final class ResourceReferences {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RELATIVE =
      Pattern.compile("([A-Z][A-Za-z]{1,63})/([A-Za-z0-9\\-.]{1,64})(/_history/.*)?");

  private ResourceReferences() {}

  /** The content of a version that is not a tombstone. */
  static ObjectNode content(StoredResource stored) {
    try {
      return (ObjectNode) JSON.readTree(stored.json());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The record keeps JSON", e);
    }
  }

  static Set<Key> of(JsonNode content) {
    var found = new LinkedHashSet<Key>();
    for (var reference : content.findValues("reference")) {
      key(reference).ifPresent(found::add);
    }
    return found;
  }

  /** The Patient whom the resource concerns. */
  static Optional<Key> patient(JsonNode content) {
    return Stream.of("subject", "patient", "for")
        .flatMap(element -> key(content.path(element).path("reference")).stream())
        .filter(Key::isPatient)
        .findFirst();
  }

  private static Optional<Key> key(JsonNode reference) {
    var match = RELATIVE.matcher(reference.asText());
    return reference.isTextual() && match.matches()
        ? Optional.of(new Key(match.group(1), match.group(2)))
        : Optional.empty();
  }
}
