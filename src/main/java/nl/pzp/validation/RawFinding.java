package nl.pzp.validation;

import nl.pzp.problem.Problem;

/**
 * A finding in the validator's own words, for somebody who holds the message anyway. The text
 * quotes the message: it goes to the screen of who gave the file, never to a log, a store or an
 * answer over the network; {@link #toString} leaves it out.
 *
 * @param problem the same finding as everybody else gets it
 * @param line in the text that was checked, from 1; 0 when not known
 * @param column in that line, from 1; 0 when not known
 * @param text the validator's text, in English
 */
public record RawFinding(Problem problem, int line, int column, String text) {

  @Override
  public String toString() {
    return problem + " at line " + line + ", column " + column;
  }
}
