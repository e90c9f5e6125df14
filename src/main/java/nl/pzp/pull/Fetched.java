package nl.pzp.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A resource as a source gave it, in the source's version of FHIR.
 *
 * @param type the type in the source's own address
 * @param id the id in the source's own address
 */
record Fetched(String type, String id, ObjectNode json) {

  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

  /** The resource; empty when it has no valid type or id. */
  static Optional<Fetched> of(JsonNode json) {
    var type = json.path("resourceType").asText();
    var id = json.path("id").asText();
    return json instanceof ObjectNode object && isAddress(type, id)
        ? Optional.of(new Fetched(type, id, object))
        : Optional.empty();
  }

  static boolean isAddress(String type, String id) {
    return TYPE.matcher(type).matches() && ID.matcher(id).matches();
  }

  /** The address as the source refers to it: {@code Type/id}. */
  String address() {
    return type + "/" + id;
  }

  /** The identifiers; some types have one, others a list. */
  List<JsonNode> identifiers() {
    var found = new ArrayList<JsonNode>();
    var given = json.path("identifier");
    if (given.isObject()) {
      found.add(given);
    }
    given.elements().forEachRemaining(each -> found.add(each));
    return found.stream().filter(JsonNode::isObject).toList();
  }

  @Override
  public String toString() {
    return "Fetched[" + type + "]";
  }
}
