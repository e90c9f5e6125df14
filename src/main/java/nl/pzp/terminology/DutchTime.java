package nl.pzp.terminology;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The clock of the Netherlands: a day without an offset begins and ends by it. Half past midnight
 * on the 30th is 22:30 UTC on the 29th.
 */
public final class DutchTime {

  /** For formats that take a zone. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private DutchTime() {}

  /** The day that a moment falls on. */
  public static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZONE);
  }

  /** The first moment of a day. */
  public static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** A moment with the offset that held here then. */
  public static ZonedDateTime at(Instant moment) {
    return moment.atZone(ZONE);
  }

  /** A moment as the clock on the wall shows it, without an offset. */
  public static LocalDateTime wallClock(Instant moment) {
    return LocalDateTime.ofInstant(moment, ZONE);
  }
}
