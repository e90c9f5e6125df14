package nl.pzp.guard;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The grammar of dates and times, the same for every door: a time has seconds from 00 to 59 and an
 * offset (FHIR R4, section 2.24.0.1), and a date that has no time has none.
 */
final class Dates {

  private static final Pattern LIKE_A_MOMENT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
              + "T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?"
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

  /**
   * False for a moment that a lenient parser takes and readers understand differently. Texts that
   * are no moment at all are left to the FHIR parser, which refuses them with their place.
   */
  static boolean isWellFormed(String element, String text) {
    return !LIKE_A_MOMENT.matcher(text).lookingAt()
        || (!DATES.contains(element) && DATE_TIME.matcher(text).matches());
  }
}
