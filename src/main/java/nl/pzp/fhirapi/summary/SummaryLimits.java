package nl.pzp.fhirapi.summary;

import java.util.List;

/**
 * How much of what is long stands on the page.
 *
 * @param textLength of an explanation or an answer in free words, in characters
 * @param nameLength of a name
 * @param conflicts lines on top
 * @param sides statements beside one subject
 * @param others treatments that the form does not list
 */
record SummaryLimits(int textLength, int nameLength, int conflicts, int sides, int others) {

  /** From ample to tight; the last always fits on a page. */
  static final List<SummaryLimits> LADDER =
      List.of(
          new SummaryLimits(400, 80, 8, 4, 4),
          new SummaryLimits(240, 80, 7, 4, 4),
          new SummaryLimits(150, 60, 6, 3, 3),
          new SummaryLimits(90, 50, 5, 2, 2),
          new SummaryLimits(50, 40, 4, 2, 1),
          new SummaryLimits(30, 30, 3, 1, 1));
}
