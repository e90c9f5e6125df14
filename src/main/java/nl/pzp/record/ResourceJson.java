package nl.pzp.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import nl.pzp.record.atrest.BlindIndex;

/** The little that the record itself reads and writes in a resource: its type, id and meta. */
final class ResourceJson {

  // Decimals keep their digits: 1.10 is not 1.1 (FHIR R4, datatypes, decimal).
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final ObjectWriter SORTED =
      JSON.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final String META = "meta";
  private static final String VERSION_ID = "versionId";
  private static final String LAST_UPDATED = "lastUpdated";

  private final String type;
  private final String id;
  private final ObjectNode content;
  private final ObjectNode meta;

  private ResourceJson(String type, String id, ObjectNode content, ObjectNode meta) {
    this.type = type;
    this.id = id;
    this.content = content;
    this.meta = meta;
  }

  /**
   * Reads a resource without its version and time.
   *
   * @throws IllegalArgumentException when the text is no JSON object of this type, or has another
   *     id
   */
  static ResourceJson of(ResourceToStore resource) {
    try {
      if (JSON.readTree(resource.json()) instanceof ObjectNode content
          && content.path("resourceType").asText().equals(resource.type())
          && content.path("id").asText(resource.id()).equals(resource.id())) {
        var meta = content.path(META) instanceof ObjectNode given ? given : JSON.createObjectNode();
        meta.remove(VERSION_ID);
        meta.remove(LAST_UPDATED);
        content.remove("resourceType");
        content.remove("id");
        content.remove(META);
        return new ResourceJson(resource.type(), resource.id(), content, meta);
      }
    } catch (JsonProcessingException e) {
      // Said below, without the text.
    }
    throw new IllegalArgumentException("The JSON is not that of " + resource);
  }

  /** A digest of the content that does not depend on the order of its fields. */
  String index(BlindIndex index) {
    try {
      var whole = JSON.createObjectNode();
      whole.set("content", content);
      whole.set(META, meta);
      return index.ofBytes("content|" + type + "/" + id, SORTED.writeValueAsBytes(whole));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON that was read can be written", e);
    }
  }

  /** The resource as that version. */
  String stamped(int version, Instant lastUpdated) {
    var stampedMeta = JSON.createObjectNode();
    stampedMeta.put(VERSION_ID, Integer.toString(version));
    stampedMeta.put(LAST_UPDATED, INSTANT.format(lastUpdated));
    stampedMeta.setAll(meta);
    var stamped = JSON.createObjectNode();
    stamped.put("resourceType", type);
    stamped.put("id", id);
    stamped.set(META, stampedMeta);
    stamped.setAll(content);
    return stamped.toString();
  }
}
