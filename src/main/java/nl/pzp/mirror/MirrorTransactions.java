package nl.pzp.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes transactions for a mirror and reads the answers (R4, section 3.1.0.11). */
final class MirrorTransactions {

  /**
   * One entry.
   *
   * @param tag the version to replace; null for a new resource
   */
  record Entry(MirrorChange piece, @Nullable String tag) {}

  /**
   * The result of an entry.
   *
   * @param tag the mirror's new version, or null when it gives none
   */
  record Outcome(boolean created, @Nullable String tag) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"?([^\"]{1,200})\"?");

  private MirrorTransactions() {}

  /** The version in an ETag. */
  static @Nullable String tag(@Nullable String header) {
    var match = TAG.matcher(header == null ? "" : header.strip());
    return match.matches() ? match.group(1) : null;
  }

  static byte[] writing(Target target, List<Entry> entries) {
    var bundle = bundle();
    for (var entry : entries) {
      var key = entry.piece().key();
      var content = entry.piece().content();
      var written = bundle.withArray("entry").addObject();
      if (content != null) {
        written.put("fullUrl", target.of(key).toString());
        written.set("resource", unstamped(content));
      }
      var request = written.putObject("request");
      request.put("method", content == null ? "DELETE" : "PUT").put("url", key.toString());
      if (entry.tag() != null) {
        request.put("ifMatch", "W/\"" + entry.tag() + "\"");
      } else if (content != null) {
        request.put("ifNoneMatch", "*");
      }
    }
    return bytes(bundle);
  }

  /**
   * Deletions of one source's resources.
   *
   * @param source that gave them, or null when the record no longer knows
   */
  static byte[] deleting(List<Key> keys, @Nullable String source) {
    var bundle = bundle();
    if (source != null) {
      bundle.putObject("meta").put("source", source);
    }
    for (var key : keys) {
      bundle
          .withArray("entry")
          .addObject()
          .putObject("request")
          .put("method", "DELETE")
          .put("url", key.toString());
    }
    return bytes(bundle);
  }

  /** The result of each entry, in order; empty when the answer does not cover every entry. */
  static Optional<List<Outcome>> outcomes(byte[] body, int expected) {
    JsonNode bundle;
    try {
      bundle = JSON.readTree(body);
    } catch (IOException e) {
      return Optional.empty();
    }
    var entries = bundle.path("entry");
    if (!bundle.path("type").asText().equals("transaction-response")
        || entries.size() != expected) {
      return Optional.empty();
    }
    var outcomes = new ArrayList<Outcome>();
    for (var entry : entries) {
      var response = entry.path("response");
      var status = response.path("status").asText();
      if (!status.startsWith("2")) {
        return Optional.empty();
      }
      outcomes.add(new Outcome(status.startsWith("201"), version(response)));
    }
    return Optional.of(outcomes);
  }

  private static @Nullable String version(JsonNode response) {
    var tag = tag(response.path("etag").asText(null));
    if (tag != null) {
      return tag;
    }
    var location = response.path("location").asText("");
    var history = location.indexOf("/_history/");
    return history < 0 ? null : tag(location.substring(history + "/_history/".length()));
  }

  private static ObjectNode bundle() {
    return JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction");
  }

  // The mirror sets its own version and time.
  private static ObjectNode unstamped(ObjectNode content) {
    var copy = content.deepCopy();
    if (copy.path("meta") instanceof ObjectNode meta) {
      meta.remove(List.of("versionId", "lastUpdated"));
    }
    return copy;
  }

  private static byte[] bytes(ObjectNode bundle) {
    try {
      return JSON.writeValueAsBytes(bundle);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can be written", e);
    }
  }
}
