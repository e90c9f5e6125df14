package nl.pzp.notify.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import nl.pzp.terminology.DutchTime;

/**
 * The time that a FHIR dateTime covers: a year, month or day in the Netherlands, or one instant.
 *
 * @param first its first instant
 * @param end the first instant after it; of an instant the instant itself
 */
record FhirSpan(Instant first, Instant end) {

  /** The span of an element without a value. */
  static final FhirSpan ALWAYS = new FhirSpan(Instant.MIN, Instant.MAX);

  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  /** Empty when the element has a value that is no dateTime of FHIR. */
  static Optional<FhirSpan> of(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.of(ALWAYS);
    }
    var text = value.asText();
    try {
      return Optional.of(
          switch (text.length()) {
            case YEAR -> days(Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1));
            case MONTH ->
                days(YearMonth.parse(text).atDay(1), YearMonth.parse(text).plusMonths(1).atDay(1));
            case DAY -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
            default -> instant(OffsetDateTime.parse(text).toInstant());
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  boolean isAfter(Instant moment) {
    return !first.equals(Instant.MIN) && first.isAfter(moment);
  }

  boolean isBefore(Instant moment) {
    return first.equals(end) ? end.isBefore(moment) : !end.isAfter(moment);
  }

  /** Whether all of this span lies after all of that one. */
  boolean beginsAfter(FhirSpan other) {
    return other.first.equals(other.end) ? first.isAfter(other.end) : !first.isBefore(other.end);
  }

  private static FhirSpan instant(Instant moment) {
    return new FhirSpan(moment, moment);
  }

  private static FhirSpan days(LocalDate first, LocalDate after) {
    return new FhirSpan(
        first.atStartOfDay(DutchTime.ZONE).toInstant(),
        after.atStartOfDay(DutchTime.ZONE).toInstant());
  }
}
