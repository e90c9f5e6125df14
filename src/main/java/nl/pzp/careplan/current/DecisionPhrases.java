package nl.pzp.careplan.current;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.pzp.terminology.Profiles;
import org.jspecify.annotations.Nullable;

/**
 * Recognises free text that reads like a decision, by the words of {@code decision-phrases.yaml}.
 * It asks a reader to look at the text and never makes a decision of it.
 */
public final class DecisionPhrases {

  private static final String FILE = "decision-phrases.yaml";

  /** A word of this length, such as "ic", must stand alone; "reani" also begins "reanimatie". */
  private static final int STANDS_ALONE = 3;

  /** Words that may stand before the treatment, as in "niet meer te reanimeren". */
  private static final int BEFORE = 3;

  private static final int AFTER = 2;

  private record Subject(List<String> words, List<String> refusals) {}

  private record Vocabulary(
      List<String> negations, List<String> assents, Map<String, Subject> subjects) {}

  private final Set<String> negations;
  private final Set<String> assents;
  private final Map<String, Subject> subjects;

  private DecisionPhrases(Vocabulary vocabulary) {
    this.negations = Set.copyOf(vocabulary.negations());
    this.assents = Set.copyOf(vocabulary.assents());
    this.subjects = Map.copyOf(vocabulary.subjects());
  }

  /** Reads the file once. */
  public static DecisionPhrases read(Profiles profiles) {
    return new DecisionPhrases(profiles.yaml(FILE, Vocabulary.class));
  }

  /** Whether some clause of the text reads like a refusal of this treatment. */
  boolean refuses(@Nullable String text, PlanSubject subject) {
    var known = subjects.get(subject.name());
    return known != null
        && clauses(text).stream()
            .anyMatch(clause -> isRefusal(clause, known) || says(clause, known, negations));
  }

  /** Whether some clause of the text reads like a permission of this treatment. */
  boolean permits(@Nullable String text, PlanSubject subject) {
    var known = subjects.get(subject.name());
    return known != null
        && clauses(text).stream()
            .anyMatch(
                clause ->
                    says(clause, known, assents)
                        && !isRefusal(clause, known)
                        && !says(clause, known, negations));
  }

  private static boolean isRefusal(List<String> clause, Subject subject) {
    var line = " " + String.join(" ", clause) + " ";
    return subject.refusals().stream().anyMatch(phrase -> line.contains(" " + phrase + " "));
  }

  // "Niet (meer te) reanimeren", and also "reanimatie: nee".
  private static boolean says(List<String> clause, Subject subject, Set<String> words) {
    for (int i = 0; i < clause.size(); i++) {
      if (names(clause.get(i), subject)) {
        var before = clause.subList(Math.max(0, i - BEFORE), i);
        var after = clause.subList(i + 1, Math.min(clause.size(), i + 1 + AFTER));
        if (before.stream().anyMatch(words::contains) || after.stream().anyMatch(words::contains)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean names(String word, Subject subject) {
    return subject.words().stream()
        .anyMatch(
            each -> each.length() <= STANDS_ALONE ? word.equals(each) : word.startsWith(each));
  }

  private static List<List<String>> clauses(@Nullable String text) {
    var clauses = new ArrayList<List<String>>();
    for (var clause : folded(text == null ? "" : text).split("[.,;!?\\n]+", -1)) {
      var words = clause.replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip();
      if (!words.isEmpty()) {
        clauses.add(List.of(words.split(" ", -1)));
      }
    }
    return clauses;
  }

  // Accents and capitals must not hide a refusal.
  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
