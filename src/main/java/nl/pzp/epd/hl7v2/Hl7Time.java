package nl.pzp.epd.hl7v2;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.pzp.terminology.DutchTime;

/**
 * Converts an HL7v2 time to FHIR with the same precision. A time without an offset is Amsterdam
 * time. A local time that occurs twice, when the clock goes back, is the first of the two. A time
 * that the clock skips moves forward by the gap.
 */
public final class Hl7Time {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.\\d{1,4})?)?)?)?)?)?"
              + "([+-]\\d{4})?");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
  private static final int HOUR = 4;
  private static final int MINUTE = 5;
  private static final int SECOND = 6;
  private static final int OFFSET = 7;

  private Hl7Time() {}

  /** The time as a FHIR dateTime; empty when the text is not a time. */
  public static Optional<String> dateTime(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parts.group(HOUR) == null ? day(parts) : moment(parts));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The day as a FHIR date; empty when the text is not a time. */
  public static Optional<String> date(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(day(parts));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String day(Matcher parts) {
    if (parts.group(2) == null) {
      return parts.group(1);
    }
    int year = number(parts, 1);
    int month = number(parts, 2);
    return parts.group(3) == null
        ? YearMonth.of(year, month).toString()
        : LocalDate.of(year, month, number(parts, 3)).toString();
  }

  private static String moment(Matcher parts) {
    var local =
        LocalDateTime.of(
            number(parts, 1),
            number(parts, 2),
            number(parts, 3),
            number(parts, HOUR),
            number(parts, MINUTE),
            number(parts, SECOND));
    var offset = parts.group(OFFSET);
    return offset == null
        // The earlier offset when there are two; later by the gap when there is none.
        ? SECONDS.format(ZonedDateTime.ofLocal(local, DutchTime.ZONE, null))
        : SECONDS.format(local.atOffset(ZoneOffset.of(offset)));
  }

  private static int number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
  }
}
