package nl.pzp.epd.hl7v2;

import java.util.Optional;

/** One repetition of a field. */
public final class Hl7Field {

  private static final String NULL = "\"\"";

  private final String raw;
  private final Hl7Syntax syntax;

  Hl7Field(String raw, Hl7Syntax syntax) {
    this.raw = raw;
    this.syntax = syntax;
  }

  /**
   * The component's text, counted from 1; empty when the component is absent or an explicit null.
   */
  public Optional<String> component(int number) {
    return text(part(raw, syntax.separators().component(), number));
  }

  /** The subcomponent's text; a component without subcomponents is its own first one. */
  public Optional<String> subcomponent(int component, int number) {
    var whole = part(raw, syntax.separators().component(), component);
    var separator = syntax.separators().subcomponent();
    if (separator.isEmpty()) {
      return number == 1 ? text(whole) : Optional.empty();
    }
    return text(part(whole, separator.get(), number));
  }

  /** The text of a field without components. */
  public Optional<String> text() {
    return text(raw);
  }

  /** Whether the field is an explicit null (""), which differs from absent. */
  public boolean isSaidToBeNothing() {
    return raw.equals(NULL);
  }

  public boolean isEmpty() {
    return raw.isEmpty();
  }

  private Optional<String> text(String part) {
    if (part.equals(NULL)) {
      return Optional.empty();
    }
    var text = syntax.unescaped(part).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  static String part(String whole, char separator, int number) {
    int from = 0;
    for (int n = 1; n < number; n++) {
      int next = whole.indexOf(separator, from);
      if (next < 0) {
        return "";
      }
      from = next + 1;
    }
    int end = whole.indexOf(separator, from);
    return end < 0 ? whole.substring(from) : whole.substring(from, end);
  }

  /** Omits the content. */
  @Override
  public String toString() {
    return "Hl7Field";
  }
}
