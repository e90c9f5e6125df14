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
 * The time of a statement at its source, which orders statements. A FHIR time has an offset, so the
 * repeated hour at the end of summer time is unambiguous. A day, month or year counts as its first
 * moment in Dutch time.
 *
 * @param version of the statement at its source, 0 without one; orders statements of one moment
 * @param gravity orders statements of equal moment and version: the graver one leads, such as a
 *     later phase or a retraction
 * @param key identifies the statement; makes the order total
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

  /** Whether the source leaves the order open: same moment and version, different content. */
  public boolean isTiedWith(SourceTime other) {
    return at.equals(other.at) && version == other.version && !key.equals(other.key);
  }

  /** The first moment of a date or time. */
  public static Instant firstMoment(BaseDateTimeType time) {
    return hasTime(time) ? time.getValue().toInstant() : DutchTime.start(first(time));
  }

  /** The last moment of a date or time; for a day, just before the next day begins. */
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
