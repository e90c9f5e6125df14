package nl.pzp.careplan.current;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import nl.pzp.form.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The days that a FHIR dateTime covers. A year or month covers all its days, so it is neither
 * before nor after one of them.
 */
record Days(LocalDate first, LocalDate last) {

  private static final int YEAR = "2025".length();
  private static final int MONTH = "2025-07".length();

  /** In Dutch time; null without a moment. */
  static @Nullable Days of(@Nullable Moment moment) {
    if (moment == null) {
      return null;
    }
    var day = moment.day();
    if (day.length() == YEAR) {
      var year = Year.parse(day);
      return new Days(year.atDay(1), year.atMonth(12).atEndOfMonth());
    }
    if (day.length() == MONTH) {
      var month = YearMonth.parse(day);
      return new Days(month.atDay(1), month.atEndOfMonth());
    }
    var one = LocalDate.parse(day);
    return new Days(one, one);
  }

  boolean isBefore(Days other) {
    return last.isBefore(other.first);
  }
}
