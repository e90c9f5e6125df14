package nl.pzp.summary;

import java.util.List;

/**
 * How much of what is long stands on the page.
 *
 * @param size of the letters
 * @param textLength of an explanation or an answer in free words, in characters
 * @param nameLength of a name
 * @param conflicts lines on top
 * @param sides statements beside one subject
 * @param others treatments that the form does not list
 */
record SummaryLimits(
    Size size, int textLength, int nameLength, int conflicts, int sides, int others) {

  /** Of the letters; the smallest can still be read on paper. */
  enum Size {
    LARGE,
    NORMAL,
    SMALL
  }

  /** Whether there is room for an explanation beside every side of a contradiction. */
  boolean explainsSides() {
    return size != Size.SMALL;
  }

  /** From ample to tight; the last always fits on a page. */
  static final List<SummaryLimits> LADDER =
      List.of(
          new SummaryLimits(Size.LARGE, 240, 80, 7, 4, 4),
          new SummaryLimits(Size.NORMAL, 400, 80, 8, 4, 4),
          new SummaryLimits(Size.NORMAL, 200, 70, 7, 4, 4),
          new SummaryLimits(Size.NORMAL, 110, 60, 6, 3, 3),
          new SummaryLimits(Size.SMALL, 110, 60, 6, 2, 2),
          new SummaryLimits(Size.SMALL, 50, 40, 4, 2, 1));
}
