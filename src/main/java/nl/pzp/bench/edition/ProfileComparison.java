package nl.pzp.bench.edition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Pack;

/** Compares the profiles and value sets of a package with the URLs and codes of a known pack. */
final class ProfileComparison {

  private final Map<String, String> renamed = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();

  ProfileComparison(Pack known, List<Pack> others, PublishedPackage published) {
    compareProfiles(known, others, published);
    published.all("ValueSet").forEach(each -> compareCodes(known, each));
  }

  private void compareProfiles(Pack known, List<Pack> others, PublishedPackage published) {
    var left = new LinkedHashSet<String>();
    published.all("StructureDefinition").forEach(each -> left.add(each.path("url").asText()));
    var base = known.questionnaire().replaceFirst("/Questionnaire/.*", "/");
    var names = new TreeMap<>(known.urls());
    names.values().removeIf(url -> !url.startsWith(base) || !url.contains("/StructureDefinition/"));
    names.values().removeIf(left::remove);
    names.forEach(
        (name, url) -> {
          // The same last part, or the URL that another known edition has under this name.
          var elsewhere = others.stream().map(each -> each.urls().get(name)).toList();
          var other =
              left.stream()
                  .filter(each -> last(each).equals(last(url)) || elsewhere.contains(each))
                  .findFirst();
          if (other.isPresent()) {
            left.remove(other.get());
            renamed.put(name, other.get());
            lines.add("renamed profile " + other.get() + " [was " + url + "]");
          } else {
            lines.add("gone profile " + url + " [" + name + "]");
          }
        });
    left.forEach(url -> lines.add("new profile " + url));
  }

  private void compareCodes(Pack known, JsonNode valueSet) {
    for (var include : valueSet.path("compose").path("include")) {
      var system = include.path("system").asText();
      for (var concept : include.path("concept")) {
        var coded = new Coded(system, concept.path("code").asText(), null);
        if (!known.hasCode(coded)) {
          lines.add("new code " + system + "|" + coded.code() + " [" + last(valueSet) + "]");
        }
      }
    }
  }

  private static String last(JsonNode resource) {
    return last(resource.path("url").asText());
  }

  private static String last(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /** The URL in the published package, by the name under which the known pack has another one. */
  Map<String, String> renamed() {
    return Map.copyOf(renamed);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
