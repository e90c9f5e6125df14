package nl.pzp.terminology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The FHIR ConceptMaps of {@code profiles/conceptmaps}, by file name without ending. */
public final class ConceptMaps {

  private record Key(String map, String system, String code) {}

  private final Map<Key, Coded> translations = new HashMap<>();

  private ConceptMaps() {}

  /** Reads every map; an unreadable file stops the start. */
  public static ConceptMaps read(Profiles profiles) {
    var maps = new ConceptMaps();
    var json = new ObjectMapper();
    var folder = profiles.resolve("conceptmaps");
    try (var files = java.nio.file.Files.newDirectoryStream(folder, "*.json")) {
      for (var file : files) {
        var name = file.getFileName().toString().replaceFirst("\\.json$", "");
        maps.add(name, json.readTree(file.toFile()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return maps;
  }

  private void add(String name, JsonNode map) {
    for (var group : map.path("group")) {
      for (var element : group.path("element")) {
        // One target per code: choosing between several would be a decision, and data takes none.
        var target = element.path("target").path(0);
        if (target.hasNonNull("code")) {
          translations.put(
              new Key(name, group.path("source").asText(), element.path("code").asText()),
              new Coded(
                  group.path("target").asText(),
                  target.path("code").asText(),
                  target.hasNonNull("display") ? target.path("display").asText() : null));
        }
      }
    }
  }

  /** The target code; empty when the map has none. */
  public Optional<Coded> translate(String map, Coded coded) {
    if (coded.system() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(translations.get(new Key(map, coded.system(), coded.code())));
  }
}
