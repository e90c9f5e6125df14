package nl.pzp.guard;

import java.util.Set;

/**
 * Detects numbers that are cheap to send and expensive to read. A FHIR decimal is expanded to all
 * its digits: {@code 1e100000000} would keep a core busy for hours.
 */
final class Numbers {

  private static final int MOST_DIGITS = 40;
  private static final int LARGEST_EXPONENT = 30;

  /** All elements of FHIR R4 that can hold a decimal. */
  private static final Set<String> DECIMALS =
      Set.of(
          "add",
          "altitude",
          "amount",
          "backCurve",
          "conversionFactor",
          "cylinder",
          "diameter",
          "duration",
          "durationMax",
          "fScore",
          "factor",
          "factorOverride",
          "from",
          "gtFP",
          "latitude",
          "level",
          "longitude",
          "lowerLimit",
          "period",
          "periodMax",
          "points",
          "power",
          "precision",
          "queryFP",
          "queryTP",
          "recall",
          "relativeRisk",
          "score",
          "sphere",
          "temperature",
          "to",
          "truthFN",
          "truthTP",
          "upperLimit",
          "value");

  private static final Set<String> TEXT_VALUES = Set.of("identifier", "telecom");

  private Numbers() {}

  /** Whether the element can hold a decimal, so that the parser reads its text as a number. */
  static boolean mayBeDecimal(String element, String parent) {
    return element.endsWith("Decimal")
        || (DECIMALS.contains(element)
            && !(element.equals("value") && TEXT_VALUES.contains(parent)));
  }

  /**
   * Whether the text is a number outside any sensible range; false for a text that is not a number.
   */
  static boolean isAbsurd(CharSequence text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == 'e' || c == 'E') {
        return digits > MOST_DIGITS || (digits > 0 && exponentIsAbsurd(text, i + 1));
      } else if (c != '.' && c != '-' && c != '+') {
        return false;
      }
    }
    return digits > MOST_DIGITS;
  }

  /**
   * Whether the text is a number or a date with digits other than 0 to 9: Java reads those as
   * numbers too, so that the checks above would not see them.
   */
  static boolean hasForeignDigits(CharSequence text) {
    boolean foreign = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        foreign |= c > '9';
      } else if ("+-.:eETZ".indexOf(c) < 0) {
        return false;
      }
    }
    return foreign;
  }

  private static boolean exponentIsAbsurd(CharSequence text, int from) {
    int start = from < text.length() && isSign(text.charAt(from)) ? from + 1 : from;
    int exponent = 0;
    for (int i = start; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit < 0) {
        return false;
      }
      exponent = Math.min(exponent * 10 + digit, LARGEST_EXPONENT + 1);
    }
    return exponent > LARGEST_EXPONENT;
  }

  private static boolean isSign(char c) {
    return c == '-' || c == '+';
  }
}
