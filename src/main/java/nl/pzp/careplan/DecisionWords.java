package nl.pzp.careplan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.terminology.DecisionText;
import nl.pzp.terminology.Pack;

/**
 * The text of a directive without provision.type. The standard distinguishes "unknown", "not
 * discussed", "no decision yet" and "otherwise" only by their Dutch text. A text of "otherwise"
 * that resembles another decision gets a prefix.
 */
final class DecisionWords {

  private static final String BETWEEN = ": ";
  private static final List<TreatmentDecision> SAID_BY_WORDS =
      List.of(
          TreatmentDecision.UNKNOWN,
          TreatmentDecision.NOT_YET_DECIDED,
          TreatmentDecision.NOT_DISCUSSED);
  private static final List<TreatmentDecision> WITH_AN_EXPLANATION =
      List.of(TreatmentDecision.PERFORM, TreatmentDecision.DO_NOT_PERFORM);

  private final Pack pack;

  DecisionWords(Pack pack) {
    this.pack = pack;
  }

  /** The text for a decision without own specification. */
  String of(TreatmentDecision decision) {
    return pack.text(text(decision));
  }

  /** A decision and a comment that names no treatment, as one text. */
  String of(TreatmentDecision decision, String explanation) {
    return of(decision) + BETWEEN + explanation;
  }

  /** The text for "otherwise", distinct from every other decision. */
  String otherwise(String specification) {
    return isTaken(specification) ? otherwise() + specification : specification;
  }

  /** Inverse of {@link #otherwise(String)}. */
  String specification(String words) {
    var start = otherwise();
    return words.startsWith(start) && isTaken(words.substring(start.length()))
        ? words.substring(start.length())
        : words;
  }

  /** The decision for which this is the exact text. */
  TreatmentDecision decision(String words) {
    return SAID_BY_WORDS.stream()
        .filter(decision -> words.equals(of(decision)))
        .findFirst()
        .orElse(TreatmentDecision.OTHERWISE);
  }

  /** The decision and comment, when the text combines them. */
  Optional<Explained> explained(String words) {
    return WITH_AN_EXPLANATION.stream()
        .filter(decision -> words.startsWith(of(decision, "")))
        .map(decision -> new Explained(decision, words.substring(of(decision, "").length())))
        .findFirst();
  }

  record Explained(TreatmentDecision decision, String explanation) {}

  // Other readers may ignore case and blanks.
  private boolean isTaken(String text) {
    var seen = seen(text);
    return SAID_BY_WORDS.stream().anyMatch(decision -> seen.equals(seen(of(decision))))
        || WITH_AN_EXPLANATION.stream()
            .anyMatch(decision -> seen.startsWith(seen(of(decision, ""))))
        || (text.startsWith(otherwise()) && isTaken(text.substring(otherwise().length())));
  }

  private String otherwise() {
    return of(TreatmentDecision.OTHERWISE, "");
  }

  private static String seen(String text) {
    return text.replaceAll("[\\s\\p{Z}]+", " ").strip().toLowerCase(Locale.ROOT);
  }

  private static DecisionText text(TreatmentDecision decision) {
    return switch (decision) {
      case PERFORM -> DecisionText.PERFORM;
      case DO_NOT_PERFORM -> DecisionText.DO_NOT_PERFORM;
      case OTHERWISE -> DecisionText.OTHERWISE;
      case UNKNOWN -> DecisionText.UNKNOWN;
      case NOT_YET_DECIDED -> DecisionText.NOT_YET_DECIDED;
      case NOT_DISCUSSED -> DecisionText.NOT_DISCUSSED;
    };
  }
}
