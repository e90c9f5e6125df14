package nl.pzp.careplan.current;

import java.util.Locale;
import java.util.Objects;
import nl.pzp.form.TreatmentDecision;
import org.jspecify.annotations.Nullable;

/**
 * The content of a statement.
 *
 * @param value name of the constant of the form's enum, such as {@code DO_NOT_PERFORM}; empty when
 *     there is only text
 * @param words free text of the answer itself, not a comment
 */
public record Stated(Kind kind, String value, @Nullable String words) {

  /** The last four are neither for nor against. */
  public enum Kind {
    DECIDED,
    UNKNOWN,
    NOT_YET_DECIDED,
    NOT_DISCUSSED,
    /** Content that cannot be understood; never ignored, never guessed. */
    UNREADABLE
  }

  static final Stated UNREADABLE = new Stated(Kind.UNREADABLE, "", null);

  static Stated of(@Nullable TreatmentDecision decision, @Nullable String words) {
    if (decision == null) {
      return UNREADABLE;
    }
    return switch (decision) {
      case PERFORM, DO_NOT_PERFORM -> new Stated(Kind.DECIDED, decision.name(), null);
      case OTHERWISE ->
          words == null ? UNREADABLE : new Stated(Kind.DECIDED, decision.name(), words);
      case UNKNOWN -> new Stated(Kind.UNKNOWN, decision.name(), null);
      case NOT_YET_DECIDED -> new Stated(Kind.NOT_YET_DECIDED, decision.name(), null);
      case NOT_DISCUSSED -> new Stated(Kind.NOT_DISCUSSED, decision.name(), null);
    };
  }

  /** An option of the form. UNKNOWN means unknown; null is unreadable. */
  static Stated choice(@Nullable Enum<?> choice) {
    if (choice == null) {
      return UNREADABLE;
    }
    var kind = choice.name().equals("UNKNOWN") ? Kind.UNKNOWN : Kind.DECIDED;
    return new Stated(kind, choice.name(), null);
  }

  static Stated text(@Nullable String words) {
    return words == null || words.isBlank() ? UNREADABLE : new Stated(Kind.DECIDED, "", words);
  }

  /** Whether both give the same answer; unreadable ones never do. */
  boolean sameAs(Stated other) {
    return kind != Kind.UNREADABLE
        && kind == other.kind
        && value.equals(other.value)
        && Objects.equals(folded(words), folded(other.words));
  }

  static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static @Nullable String folded(@Nullable String text) {
    return text == null ? null : plain(text).toLowerCase(Locale.ROOT);
  }

  // Masked: free text must not reach a log.
  @Override
  public String toString() {
    return kind + (value.isEmpty() ? "" : " " + value);
  }
}
