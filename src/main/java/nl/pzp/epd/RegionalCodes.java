package nl.pzp.epd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.r4.model.Coding;

/** The codes that a statement on marking or care network may use, from the region's value sets. */
final class RegionalCodes {

  /** Value sets by the last part of their canonical. */
  enum ValueSet {
    PHASE,
    MARKING_END_REASON,
    MARKING_GROUND,
    MARKING_GROUND_ANSWER,
    CARE_NETWORK_ROLE;

    private String file() {
      return "regional/valueset-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
    }
  }

  private final Map<ValueSet, Map<String, Coding>> sets;

  private RegionalCodes(Map<ValueSet, Map<String, Coding>> sets) {
    this.sets = sets;
  }

  /**
   * Reads the value sets.
   *
   * @throws IllegalStateException when a value set has no codes
   */
  static RegionalCodes read(Profiles profiles) {
    var sets = new EnumMap<ValueSet, Map<String, Coding>>(ValueSet.class);
    for (var set : ValueSet.values()) {
      sets.put(set, codes(profiles, set));
    }
    return new RegionalCodes(sets);
  }

  private static Map<String, Coding> codes(Profiles profiles, ValueSet set) {
    try {
      var codes = new HashMap<String, Coding>();
      var json = new ObjectMapper().readTree(profiles.resolve(set.file()).toFile());
      for (JsonNode include : json.path("compose").path("include")) {
        for (JsonNode concept : include.path("concept")) {
          var code = concept.path("code").asText();
          codes.put(
              code,
              new Coding(include.path("system").asText(), code, concept.path("display").asText()));
        }
      }
      if (codes.isEmpty()) {
        throw new IllegalStateException(set.file() + " names no codes");
      }
      return Map.copyOf(codes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Coding> find(ValueSet set, String code) {
    return Optional.ofNullable(sets.getOrDefault(set, Map.of()).get(code)).map(Coding::copy);
  }
}
