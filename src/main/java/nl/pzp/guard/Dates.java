package nl.pzp.guard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The grammar of dates and times, the same for every door: a time has seconds from 00 to 59 and an
 * offset (FHIR R4, section 2.24.0.1), and a date that has no time has none.
 */
final class Dates {

  private static final Pattern DATE =
      Pattern.compile("([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
              + "T([01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?"
              + "(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])");

  /** Elements of type date in the resources of the standard. */
  private static final Set<String> DATES =
      Set.of("birthDate", "dueDate", "startDate", "statusDate", "valueDate");

  /** Elements of type dateTime or instant that have no such ending in their names. */
  private static final Set<String> MOMENTS =
      Set.of(
          "assertedDate",
          "authored",
          "authoredOn",
          "dateAsserted",
          "dateTime",
          "dateWritten",
          "end",
          "indexed",
          "issued",
          "lastModified",
          "lastUpdated",
          "receivedTime",
          "received",
          "recorded",
          "recordedDate",
          "recordedOn",
          "sent",
          "start",
          "timestamp",
          "verificationDate");

  private Dates() {}

  /** Whether a value of this element must be a date or a moment. */
  static boolean isDated(String element) {
    return DATES.contains(element)
        || MOMENTS.contains(element)
        || element.endsWith("DateTime")
        || element.endsWith("Instant");
  }

  /** Whether the text is one that every reader understands alike. */
  static boolean isWellFormed(String element, String text) {
    var date = DATE.matcher(text);
    if (date.matches()) {
      return isDay(date.group(1), date.group(2), date.group(3));
    }
    var moment = DATE_TIME.matcher(text);
    return !DATES.contains(element)
        && moment.matches()
        && isDay(moment.group(1), moment.group(2), moment.group(3));
  }

  private static boolean isDay(
      String year,
      @org.jspecify.annotations.Nullable String month,
      @org.jspecify.annotations.Nullable String day) {
    if (year.equals("0000")) {
      return false;
    }
    if (month == null || day == null) {
      return true;
    }
    try {
      LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
