package nl.pzp.validation;

import nl.pzp.problem.Problem;

/**
 * A finding with the validator's text, which quotes the message. Show it only to the owner of the
 * message: never in a log, a store or a network answer; {@link #toString} omits it.
 *
 * @param problem the same finding without quotes
 * @param line in the checked text, from 1; 0 when unknown
 * @param column in that line, from 1; 0 when unknown
 * @param text the validator's text, in English
 */
public record RawFinding(Problem problem, int line, int column, String text) {

  @Override
  public String toString() {
    return problem + " at line " + line + ", column " + column;
  }
}
