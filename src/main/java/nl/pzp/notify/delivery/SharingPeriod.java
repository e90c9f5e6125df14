package nl.pzp.notify.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Whether a period holds at a moment. Its last day, month or year belongs to it (FHIR, Period). */
enum SharingPeriod {
  TO_COME,
  HOLDS,
  OVER,
  UNREADABLE;

  static SharingPeriod at(JsonNode period, Instant now) {
    var start = FhirSpan.of(period.path("start"));
    var end = FhirSpan.of(period.path("end"));
    if (start.isEmpty() || end.isEmpty()) {
      return UNREADABLE;
    }
    if (end.get().isBefore(now)) {
      return OVER;
    }
    return start.get().isAfter(now) ? TO_COME : HOLDS;
  }
}
