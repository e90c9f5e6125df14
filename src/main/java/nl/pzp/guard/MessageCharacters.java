package nl.pzp.guard;

import java.util.OptionalInt;

/**
 * The characters that every door takes as text, after all unescaping: those of XML 1.0 without
 * control characters other than tab, line feed and carriage return.
 */
public final class MessageCharacters {

  private MessageCharacters() {}

  /** Where the first character stands that no door takes; empty when all are allowed. */
  public static OptionalInt firstForbidden(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return OptionalInt.of(i);
        }
        i++;
      } else if (isForbidden(c)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  public static boolean isAllowed(CharSequence text) {
    return firstForbidden(text).isEmpty();
  }

  // U+FFFE and U+FFFF are no characters; no XML answer could hold the others.
  private static boolean isForbidden(char c) {
    return c >= '\uFFFE' || (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
  }
}
