package nl.pzp.form;

import java.time.OffsetDateTime;
import nl.pzp.terminology.DutchTime;

/**
 * A FHIR dateTime as received: a year, a month, a day, or an instant with offset.
 *
 * @param text in FHIR notation
 */
public record Moment(String text) {

  private static final int LENGTH_OF_A_DAY = "2020-10-01".length();

  public boolean hasTime() {
    return text.length() > LENGTH_OF_A_DAY;
  }

  /** The day in Dutch time, in FHIR notation; a year or a month stays as it is. */
  public String day() {
    return hasTime() ? DutchTime.day(OffsetDateTime.parse(text).toInstant()).toString() : text;
  }
}
