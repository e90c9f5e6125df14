package nl.pzp.careteam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/** The region's codes and URLs, from {@code profiles/regional}. */
public final class CareVocabulary {

  private static final String OWN = "/CodeSystem/palliative-care";

  private record NationalCodes(EnumMap<NationalCode, Coded> codes) {}

  private final String base;
  private final Map<String, String> displays = new HashMap<>();
  private final Map<String, String> issues = new HashMap<>();
  private final Map<NationalCode, Coded> national;

  private CareVocabulary(JsonNode own, JsonNode issue, Map<NationalCode, Coded> national) {
    var url = own.path("url").asText();
    if (!url.endsWith(OWN)) {
      throw new IllegalStateException("codesystem-palliative-care.json is not named " + OWN);
    }
    this.base = url.substring(0, url.length() - OWN.length());
    own.path("concept")
        .forEach(c -> displays.put(c.path("code").asText(), c.path("display").asText()));
    issue
        .path("concept")
        .forEach(c -> issues.put(c.path("code").asText(), c.path("display").asText()));
    this.national = Map.copyOf(national);
    for (var code : CareCode.values()) {
      display(code);
    }
    for (var code : NationalCode.values()) {
      coding(code);
    }
  }

  /**
   * Reads the region's codes.
   *
   * @throws IllegalStateException when a code that the program names is missing
   */
  public static CareVocabulary read(Profiles profiles) {
    var json = new ObjectMapper();
    try {
      return new CareVocabulary(
          json.readTree(profiles.resolve("regional/codesystem-palliative-care.json").toFile()),
          json.readTree(profiles.resolve("regional/codesystem-issue.json").toFile()),
          profiles.yaml("care-network.yaml", NationalCodes.class).codes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Source URI of resources that the adapter itself makes. */
  public String ownSource() {
    return base + "/adapter";
  }

  /** Whether the adapter itself made it. */
  public boolean isOwn(Resource resource) {
    return ownSource().equals(resource.getMeta().getSource());
  }

  public String system() {
    return base + OWN;
  }

  /** Identifier system of worklists across patients. */
  public String worklist() {
    return base + "/NamingSystem/worklist";
  }

  public String url(CareShape shape) {
    return base + "/StructureDefinition/" + shape.id();
  }

  public Coding coding(CareCode code) {
    return new Coding(system(), code.code(), display(code));
  }

  public Coding coding(NationalCode code) {
    var coded = Objects.requireNonNull(national.get(code), "care-network.yaml lacks " + code);
    return new Coding(coded.system(), coded.code(), coded.display());
  }

  public CodeableConcept concept(CareCode code) {
    return new CodeableConcept(coding(code));
  }

  /** A code for DetectedIssue. */
  public CodeableConcept issue(String code) {
    return new CodeableConcept(
        new Coding(
            base + "/CodeSystem/issue",
            code,
            Objects.requireNonNull(issues.get(code), "codesystem-issue.json lacks " + code)));
  }

  public String display(CareCode code) {
    var display = displays.get(code.code());
    if (display == null) {
      throw new IllegalStateException("codesystem-palliative-care.json lacks " + code.code());
    }
    return display;
  }

  /** The region's display for the concept; empty without a regional code. */
  public Optional<String> words(CodeableConcept concept) {
    return ownCode(concept).map(displays::get);
  }

  public boolean is(CodeableConcept concept, CareCode code) {
    return ownCode(concept).filter(code.code()::equals).isPresent();
  }

  public boolean is(List<CodeableConcept> concepts, CareCode code) {
    return concepts.stream().anyMatch(concept -> is(concept, code));
  }

  public boolean is(CodeableConcept concept, NationalCode code) {
    var wanted = coding(code);
    return concept.getCoding().stream()
        .anyMatch(
            coding ->
                wanted.getCode().equals(coding.getCode())
                    && wanted.getSystem().equals(coding.getSystem()));
  }

  /** The first code from the region's own system. */
  public Optional<String> ownCode(CodeableConcept concept) {
    return concept.getCoding().stream()
        .filter(coding -> system().equals(coding.getSystem()) && coding.hasCode())
        .map(Coding::getCode)
        .findFirst();
  }
}
