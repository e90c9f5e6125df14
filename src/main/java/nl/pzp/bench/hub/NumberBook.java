package nl.pzp.bench.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Keeps the event numbers that a subscriber received under one subscription. */
public final class NumberBook {

  /** A range of missing numbers, both ends included. */
  public record Gap(long since, long until) {}

  private final TreeSet<Long> afterAll = new TreeSet<>();
  private long allUpTo;
  private long announced;

  /**
   * Notes a number.
   *
   * @return false for a repeat, which the subscriber ignores
   */
  public synchronized boolean take(long number) {
    if (number <= allUpTo || !afterAll.add(number)) {
      return false;
    }
    announced = Math.max(announced, number);
    while (afterAll.remove(allUpTo + 1)) {
      allUpTo++;
    }
    return true;
  }

  /** Notes the event count of a status. */
  public synchronized void announced(long count) {
    announced = Math.max(announced, count);
  }

  /** The missing numbers up to the highest known one. */
  public synchronized List<Gap> gaps() {
    var gaps = new ArrayList<Gap>();
    var next = allUpTo + 1;
    for (var number : afterAll) {
      if (number > next) {
        gaps.add(new Gap(next, number - 1));
      }
      next = number + 1;
    }
    if (announced >= next) {
      gaps.add(new Gap(next, announced));
    }
    return gaps;
  }

  /** The number up to which nothing is missing. */
  public synchronized long allUpTo() {
    return allUpTo;
  }
}
