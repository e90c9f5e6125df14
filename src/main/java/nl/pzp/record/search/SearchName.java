package nl.pzp.record.search;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a search parameter as sent: {@code name:modifier}, or {@code
 * name:Type.chained:modifier}.
 *
 * @param raw as sent
 */
record SearchName(
    String raw,
    String name,
    @Nullable String modifier,
    @Nullable String chained,
    @Nullable String chainedModifier) {

  private static final String WORD = "([A-Za-z_][A-Za-z0-9_\\-]*)";
  private static final String MODIFIER = "(?::([A-Za-z\\-]+))?";
  private static final Pattern SHAPE =
      Pattern.compile(WORD + MODIFIER + "(?:\\." + WORD + MODIFIER + ")?");
  private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_:.\\-]{0,79}");
  private static final Pattern DIGITS = Pattern.compile("\\d{5,}");

  static Optional<SearchName> parse(String raw) {
    var parts = SHAPE.matcher(raw);
    return parts.matches()
        ? Optional.of(
            new SearchName(raw, parts.group(1), parts.group(2), parts.group(3), parts.group(4)))
        : Optional.empty();
  }

  /** As a problem may repeat it: short, plain, and without digits that could be a number's. */
  static String shown(String raw) {
    return SHOWABLE.matcher(raw).matches() ? DIGITS.matcher(raw).replaceAll("*") : "?";
  }
}
