package nl.pzp.bench.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a subscriber has to remember of one subscription: which numbers it had. */
public final class NumberBook {

  /** Numbers that are missing, both ends included. */
  public record Gap(long since, long until) {}

  private final TreeSet<Long> afterAll = new TreeSet<>();
  private long allUpTo;
  private long announced;

  /**
   * Notes a number.
   *
   * @return false when it was there already: a repeat, about which nothing is to be done
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

  /** Notes how many events there are, as a status says. */
  public synchronized void announced(long count) {
    announced = Math.max(announced, count);
  }

  /** What is missing of what is known to be there. */
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

  /** How many numbers there are without a gap. */
  public synchronized long allUpTo() {
    return allUpTo;
  }
}
