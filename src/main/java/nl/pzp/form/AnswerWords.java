package nl.pzp.form;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Question;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the words beside a code name another answer of the same list. A person reads the
 * words on a screen and a computer reads the code, so neither may be believed when they differ.
 */
final class AnswerWords {

  /** Answers on which somebody may act at a bedside: a contradiction refuses the form. */
  private static final Set<Concept> SAFETY_BEARING =
      EnumSet.of(
          Concept.LEGALLY_CAPABLE,
          Concept.CONTACT_ROLE,
          Concept.REPRESENTATIVE_IS_FIRST_CONTACT,
          Concept.TREATMENT_DECISION,
          Concept.DEFIBRILLATOR_PRESENT,
          Concept.POSITION_REGARDING_EUTHANASIA,
          Concept.EARLIER_AGREEMENTS_DIFFER,
          Concept.SHARING_PERMISSION);

  private static final Set<String> NEGATIONS =
      Set.of("niet", "geen", "nooit", "nee", "not", "no", "never");
  private static final Set<String> ASSENTS = Set.of("wel", "ja", "yes", "do");

  private final Map<String, Map<String, Set<String>>> wordsByMeaning = new HashMap<>();

  AnswerWords(Collection<Pack> packs) {
    for (var pack : packs) {
      for (var question : pack.questions()) {
        if (question.options() != null) {
          var meanings =
              wordsByMeaning.computeIfAbsent(question.options(), options -> new HashMap<>());
          for (var option : pack.options(question.options())) {
            if (option.coded().display() != null) {
              meanings
                  .computeIfAbsent(option.means(), means -> new HashSet<>())
                  .add(folded(option.coded().display()));
            }
          }
        }
      }
    }
  }

  /** Whether these words beside the code of this meaning name another answer to the question. */
  boolean contradict(Question question, String means, @Nullable String words) {
    if (words == null || words.isBlank() || question.options() == null) {
      return false;
    }
    var said = folded(words);
    var meanings = wordsByMeaning.getOrDefault(question.options(), Map.of());
    if (meanings.getOrDefault(means, Set.of()).contains(said)) {
      return false;
    }
    var namesAnother =
        meanings.entrySet().stream()
            .anyMatch(each -> !each.getKey().equals(means) && each.getValue().contains(said));
    return namesAnother || isTurnedRound(question, means, said);
  }

  boolean bearsSafety(Question question) {
    return SAFETY_BEARING.contains(Concept.valueOf(question.concept()));
  }

  // A local system may write "Niet reanimeren" where the list says "Niet uitvoeren".
  private static boolean isTurnedRound(Question question, String means, String said) {
    if (!question.concept().equals(Concept.TREATMENT_DECISION.name())) {
      return false;
    }
    var words = List.of(said.split(" ", -1));
    var negated = words.stream().anyMatch(NEGATIONS::contains);
    var affirmed = words.stream().anyMatch(ASSENTS::contains);
    return (means.equals(TreatmentDecision.PERFORM.name()) && negated)
        || (means.equals(TreatmentDecision.DO_NOT_PERFORM.name()) && affirmed && !negated);
  }

  private static String folded(String text) {
    return String.join(
        " ",
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+"))
            .filter(word -> !word.isEmpty())
            .toList());
  }
}
