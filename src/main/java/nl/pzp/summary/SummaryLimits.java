package nl.pzp.summary;

import java.util.List;

/**
 * How much of what is long stands on the page.
 *
 * @param size of the letters
 * @param textLength of an explanation or an answer in free words, in characters
 * @param resuscitationLength of the texts beside resuscitation, which are cut last
 * @param nameLength of a name
 * @param conflicts lines on top
 * @param sides statements beside one subject
 * @param others treatments that the form does not list
 */
record SummaryLimits(
    Size size,
    int textLength,
    int resuscitationLength,
    int nameLength,
    int conflicts,
    int sides,
    int others) {

  /** A decision that is older asks to be discussed again. */
  static final int REVIEW_AFTER_MONTHS = 24;

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

  /** Whether there is room for the age of a decision beside its date. */
  boolean showsAge() {
    return size != Size.SMALL || textLength >= ROOM_FOR_AGE;
  }

  private static final int ROOM_FOR_AGE = 100;

  /** From ample to tight; the last always fits on a page. */
  static final List<SummaryLimits> LADDER =
      List.of(
          new SummaryLimits(Size.LARGE, 400, 4000, 80, 7, 4, 4),
          new SummaryLimits(Size.NORMAL, 400, 4000, 80, 8, 4, 4),
          new SummaryLimits(Size.NORMAL, 200, 4000, 70, 7, 4, 4),
          new SummaryLimits(Size.SMALL, 200, 4000, 70, 7, 4, 4),
          new SummaryLimits(Size.SMALL, 110, 4000, 60, 6, 3, 3),
          new SummaryLimits(Size.SMALL, 110, 2000, 60, 6, 2, 2),
          new SummaryLimits(Size.SMALL, 50, 2000, 40, 4, 2, 1),
          new SummaryLimits(Size.SMALL, 50, 600, 40, 4, 2, 1),
          new SummaryLimits(Size.SMALL, 50, 200, 40, 4, 2, 1),
          new SummaryLimits(Size.SMALL, 40, 120, 30, 3, 2, 1),
          new SummaryLimits(Size.SMALL, 30, 60, 24, 2, 2, 1));
}
