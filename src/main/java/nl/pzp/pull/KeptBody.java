package nl.pzp.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import nl.pzp.pull.Source.FhirVersion;

/**
 * The body that the inbox keeps of a pull: the given resources in one Bundle, in a fixed order.
 * Equal answers so give an equal message.
 */
final class KeptBody {

  private KeptBody() {}

  static byte[] of(Source source, Collection<Fetched> resources) {
    var bundle = FhirAnswers.JSON.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "collection");
    var entries = bundle.putArray("entry");
    resources.stream()
        .distinct()
        .sorted(Comparator.comparing(Fetched::address))
        .forEach(
            resource -> {
              var entry = entries.addObject();
              entry.put("fullUrl", source.url() + "/" + resource.address());
              entry.set("resource", withoutStamp(resource.json()));
            });
    try {
      return FhirAnswers.JSON.writeValueAsString(bundle).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON that was read can be written", e);
    }
  }

  static String contentType(Source source) {
    return "application/fhir+json; fhirVersion="
        + (source.fhirVersion() == FhirVersion.STU3 ? "3.0" : "4.0");
  }

  /** The resources of a kept message. */
  static List<Fetched> read(byte[] body) {
    var resources = new ArrayList<Fetched>();
    try {
      for (var entry : FhirAnswers.JSON.readTree(body).path("entry")) {
        Fetched.of(entry.path("resource")).ifPresent(resources::add);
      }
      return resources;
    } catch (IOException e) {
      throw new IllegalStateException("A message of our own cannot be read", e);
    }
  }

  static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  // Some servers stamp every answer with a new time.
  private static ObjectNode withoutStamp(ObjectNode resource) {
    var copy = resource.deepCopy();
    if (copy.path("meta") instanceof ObjectNode meta) {
      meta.remove("lastUpdated");
      meta.remove("versionId");
      if (meta.isEmpty()) {
        copy.remove("meta");
      }
    }
    return copy;
  }
}
