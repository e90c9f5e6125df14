package nl.pzp.notify.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
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
 * forms and sources. A no counts until the same source says yes later; one no outweighs every yes
 * of another source.
 */
@Component
public final class RecordedConsents implements SharingConsents {

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
    var now = clock.instant();
    var bySource = new HashMap<String, List<SharingStatement>>();
    for (var consent : record.current(record.now(new PersonId(person)), Set.of("Consent"))) {
      said(consent, now)
          .ifPresent(
              said -> bySource.computeIfAbsent(consent.source(), s -> new ArrayList<>()).add(said));
    }
    return answer(bySource.values());
  }

  /** The answer that the statements of all sources give together, a list for each source. */
  static SharingAnswer answer(Collection<List<SharingStatement>> bySource) {
    if (bySource.stream().anyMatch(RecordedConsents::isRefusal)) {
      return SharingAnswer.REFUSED;
    }
    return bySource.isEmpty() ? SharingAnswer.NOT_GIVEN : SharingAnswer.AGREED;
  }

  // A later yes of the same source takes its no away.
  private static boolean isRefusal(List<SharingStatement> ofOneSource) {
    return ofOneSource.stream()
        .filter(said -> !said.yes())
        .anyMatch(no -> ofOneSource.stream().noneMatch(yes -> yes.outweighs(no)));
  }

  private static Optional<SharingStatement> said(StoredResource consent, Instant now) {
    try {
      var json = JSON.readTree(consent.json());
      return isPrivacy(json) ? SharingStatement.of(json, now) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(SharingStatement.unreadable());
    }
  }

  private static boolean isPrivacy(JsonNode consent) {
    for (var coding : consent.path("scope").path("coding")) {
      if (coding.path("code").asText().equals(PRIVACY)) {
        return true;
      }
    }
    return false;
  }
}
