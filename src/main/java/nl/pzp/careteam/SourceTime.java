package nl.pzp.careteam;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import nl.pzp.terminology.DutchTime;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * When a source stated something: what decides which of two messages is the later one. A time has
 * its offset in FHIR, so the hour that comes twice when summer time ends is never ambiguous; a day,
 * month or year without a time is its first moment in the Netherlands.
 *
 * @param version number of the statement at its source, 0 where it gives none; decides between
 *     statements of one moment
 * @param gravity decides where neither moment nor version does: what says more leads, such as a
 *     later phase or a retraction
 * @param key the same for the same statement only; makes the order of all others fixed
 */
public record SourceTime(Instant at, int version, int gravity, String key)
    implements Comparable<SourceTime> {

  private static final Comparator<SourceTime> ORDER =
      Comparator.comparing(SourceTime::at)
          .thenComparing(SourceTime::version)
          .thenComparing(SourceTime::gravity)
          .thenComparing(SourceTime::key);

  @Override
  public int compareTo(SourceTime other) {
    return ORDER.compare(this, other);
  }

  /** Whether their source does not say which is later: one moment, one version, two contents. */
  public boolean isTiedWith(SourceTime other) {
    return at.equals(other.at) && version == other.version && !key.equals(other.key);
  }

  /** The first moment that a date or time names. */
  public static Instant firstMoment(BaseDateTimeType time) {
    return hasTime(time) ? time.getValue().toInstant() : DutchTime.start(first(time));
  }

  /** The last moment that a date or time names: of a day, the last before the next one begins. */
  public static Instant lastMoment(BaseDateTimeType time) {
    if (hasTime(time)) {
      return time.getValue().toInstant();
    }
    var next =
        switch (time.getPrecision()) {
          case YEAR -> first(time).plusYears(1);
          case MONTH -> first(time).plusMonths(1);
          case DAY, MINUTE, SECOND, MILLI -> first(time).plusDays(1);
        };
    return DutchTime.start(next).minusMillis(1);
  }

  /** A moment with the Dutch offset. */
  public static DateTimeType text(Instant moment) {
    return new DateTimeType(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            DutchTime.at(moment.truncatedTo(ChronoUnit.MILLIS))));
  }

  private static boolean hasTime(BaseDateTimeType time) {
    return switch (time.getPrecision()) {
      case YEAR, MONTH, DAY -> false;
      case MINUTE, SECOND, MILLI -> true;
    };
  }

  private static LocalDate first(BaseDateTimeType time) {
    var text = time.getValueAsString();
    return switch (time.getPrecision()) {
      case YEAR -> LocalDate.parse(text + "-01-01");
      case MONTH -> LocalDate.parse(text + "-01");
      case DAY, MINUTE, SECOND, MILLI -> LocalDate.parse(text.substring(0, 10));
    };
  }
}
