package nl.pzp.his.edifact;

import nl.pzp.problem.Problem;

/**
 * The separators of an interchange (ISO 9735, section 4). A space as release character means that
 * there is none.
 */
public record Separators(char component, char element, char release, char terminator) {

  public static final Separators USUAL = new Separators(':', '+', '?', '\'');

  private static final String SERVICE_STRING = "UNA";
  private static final int LENGTH = 9;
  private static final char NONE = ' ';

  /**
   * The separators in the service string of a text, or the usual ones.
   *
   * @throws nl.pzp.problem.ProblemException when it gives one character two roles
   */
  static Separators of(String text) {
    if (!text.startsWith(SERVICE_STRING)) {
      return USUAL;
    }
    if (text.length() < LENGTH) {
      throw Problem.of(EdifactProblem.SEPARATORS).asException();
    }
    var found =
        new Separators(text.charAt(3), text.charAt(4), text.charAt(6), text.charAt(LENGTH - 1));
    var roles = "" + found.component + found.element + found.release + found.terminator;
    if (roles.chars().distinct().count() < roles.length()
        || roles.chars().anyMatch(Character::isLetterOrDigit)
        || found.component == NONE
        || found.element == NONE
        || found.terminator == NONE) {
      throw Problem.of(EdifactProblem.SEPARATORS).asException();
    }
    return found;
  }

  /** The first position where a segment can begin. */
  static int startOf(String text) {
    return text.startsWith(SERVICE_STRING) ? LENGTH : 0;
  }

  boolean isRelease(char character) {
    return release != NONE && character == release;
  }

  /** The text with a release character before every separator. */
  String released(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == component || c == element || c == terminator || isRelease(c)) {
        out.append(release);
      }
      out.append(c);
    }
    return out.toString();
  }
}
