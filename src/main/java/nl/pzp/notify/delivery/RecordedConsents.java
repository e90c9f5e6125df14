package nl.pzp.notify.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import nl.pzp.security.SharingAnswer;
import nl.pzp.security.SharingConsents;
import org.springframework.stereotype.Component;

/**
 * Reads the sharing answer from the record's privacy Consents (scope {@code patient-privacy}) of
 * forms and sources. The newest of each source counts; one no outweighs every yes.
 */
@Component
public final class RecordedConsents implements SharingConsents {

  private record Said(String moment, int version, SharingAnswer answer) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PRIVACY = "patient-privacy";

  private final PatientRecord record;
  private final Clock clock;

  public RecordedConsents(PatientRecord record, Clock clock) {
    this.record = record;
    this.clock = clock;
  }

  @Override
  public SharingAnswer of(UUID person) {
    var newest = new HashMap<String, Said>();
    for (var consent : record.current(record.now(new PersonId(person)), Set.of("Consent"))) {
      var json = read(consent);
      if (isPrivacy(json)) {
        var said = new Said(json.path("dateTime").asText(""), consent.version(), answer(json));
        if (said.answer() != SharingAnswer.NOT_GIVEN) {
          newest.merge(consent.source(), said, RecordedConsents::newer);
        }
      }
    }
    var answers = newest.values().stream().map(Said::answer).toList();
    if (answers.contains(SharingAnswer.REFUSED)) {
      return SharingAnswer.REFUSED;
    }
    return answers.isEmpty() ? SharingAnswer.NOT_GIVEN : SharingAnswer.AGREED;
  }

  // At one moment, no outweighs yes.
  private static Said newer(Said one, Said other) {
    return Comparator.comparing(Said::moment)
                .thenComparing(said -> said.answer() == SharingAnswer.REFUSED)
                .compare(one, other)
            >= 0
        ? one
        : other;
  }

  private SharingAnswer answer(JsonNode consent) {
    var provision = consent.path("provision");
    var end = provision.path("period").path("end").asText("");
    var over = !end.isEmpty() && end.compareTo(clock.instant().toString()) < 0;
    return switch (consent.path("status").asText()) {
      case "active" ->
          switch (provision.path("type").asText()) {
            case "permit" -> over ? SharingAnswer.REFUSED : SharingAnswer.AGREED;
            case "deny" -> over ? SharingAnswer.NOT_GIVEN : SharingAnswer.REFUSED;
            default -> SharingAnswer.NOT_GIVEN;
          };
      // An inactive yes was withdrawn.
      case "inactive", "rejected" -> SharingAnswer.REFUSED;
      default -> SharingAnswer.NOT_GIVEN;
    };
  }

  private static boolean isPrivacy(JsonNode consent) {
    for (var coding : consent.path("scope").path("coding")) {
      if (coding.path("code").asText().equals(PRIVACY)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode read(StoredResource consent) {
    try {
      return JSON.readTree(consent.json());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What the record keeps is JSON", e);
    }
  }
}
