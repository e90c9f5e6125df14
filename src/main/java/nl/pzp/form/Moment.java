package nl.pzp.form;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * A FHIR dateTime as it was written: a year, a month, a day, or a moment with its offset.
 *
 * @param text FHIR's own notation
 */
public record Moment(String text) {

  // The conversation was held here: half past midnight on the 30th is 22:30 UTC on the 29th.
  private static final ZoneId DUTCH_TIME = ZoneId.of("Europe/Amsterdam");
  private static final int LENGTH_OF_A_DAY = "2020-10-01".length();

  public boolean hasTime() {
    return text.length() > LENGTH_OF_A_DAY;
  }

  /** The day in Dutch time, in FHIR's notation; a year or a month stays what it is. */
  public String day() {
    return hasTime()
        ? LocalDate.ofInstant(OffsetDateTime.parse(text).toInstant(), DUTCH_TIME).toString()
        : text;
  }
}
