package nl.pzp.careplan.current;

import java.time.LocalDate;

/**
 * The day that is looked at.
 *
 * @param day what was discussed after it does not count
 * @param today what is dated after it cannot have happened
 */
public record AsOf(LocalDate day, LocalDate today) {

  public static AsOf today(LocalDate today) {
    return new AsOf(today, today);
  }
}
