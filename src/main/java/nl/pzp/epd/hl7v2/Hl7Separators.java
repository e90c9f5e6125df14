package nl.pzp.epd.hl7v2;

import java.util.Optional;

/**
 * The separators that a message states in MSH-1 and MSH-2 (HL7 2.5.1, section 2.5.4).
 *
 * @param escape absent when the message states only component and repetition
 * @param subcomponent absent likewise
 */
public record Hl7Separators(
    char field,
    char component,
    char repetition,
    Optional<Character> escape,
    Optional<Character> subcomponent) {

  static final Hl7Separators USUAL =
      new Hl7Separators('|', '^', '~', Optional.of('\\'), Optional.of('&'));

  private static final int LEAST = 2;
  private static final int MOST = 5; // 2.7 added a truncation character
  private static final int ESCAPE = 2;
  private static final int SUBCOMPONENT = 3;

  /** The separators of a header; empty when two roles share one or a character cannot separate. */
  static Optional<Hl7Separators> of(char field, String characters) {
    var all = field + characters;
    var fit = all.chars().allMatch(c -> c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c));
    if (!fit
        || all.chars().distinct().count() != all.length()
        || characters.length() < LEAST
        || characters.length() > MOST) {
      return Optional.empty();
    }
    return Optional.of(
        new Hl7Separators(
            field,
            characters.charAt(0),
            characters.charAt(1),
            at(characters, ESCAPE),
            at(characters, SUBCOMPONENT)));
  }

  private static Optional<Character> at(String characters, int index) {
    return characters.length() > index ? Optional.of(characters.charAt(index)) : Optional.empty();
  }

  /** The separators as MSH-2 has them. */
  String encoding() {
    return ""
        + component
        + repetition
        + escape.map(String::valueOf).orElse("")
        + subcomponent.map(String::valueOf).orElse("");
  }
}
