package nl.pzp.terminology;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code pack.yaml}.
 *
 * @param base id of the pack that this one extends; absent when it stands alone
 * @param verified false when the edition's own text was not at hand; absent means that it was
 * @param aliases further spellings of {@code questionnaire|version} for this form
 * @param dropped linkIds of the base that this version removed
 */
record PackFile(
    String id,
    @JsonProperty("extends") @Nullable String base,
    @Nullable Boolean verified,
    String fhirVersion,
    String questionnaire,
    String version,
    @Nullable List<String> aliases,
    @Nullable Map<String, String> urls,
    @Nullable Map<String, String> texts,
    @Nullable List<String> dropped,
    @JsonProperty("provider") @Nullable String providerUrl) {

  boolean isVerified() {
    return !Boolean.FALSE.equals(verified);
  }

  String provider() {
    return providerUrl == null ? "" : providerUrl;
  }

  List<String> otherNames() {
    return aliases == null ? List.of() : aliases;
  }

  List<String> droppedQuestions() {
    return dropped == null ? List.of() : dropped;
  }

  Map<String, String> ownUrls() {
    return urls == null ? Map.of() : urls;
  }

  Map<String, String> ownTexts() {
    return texts == null ? Map.of() : texts;
  }
}
