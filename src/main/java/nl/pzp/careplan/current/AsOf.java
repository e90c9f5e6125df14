package nl.pzp.careplan.current;

import java.time.LocalDate;

/**
 * The day for which the plan is read.
 *
 * @param day later discussions do not count
 * @param today later dates cannot have happened
 */
public record AsOf(LocalDate day, LocalDate today) {

  public static AsOf today(LocalDate today) {
    return new AsOf(today, today);
  }
}
