package nl.pzp.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Option;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Question;

/** One version of the form, with its questions indexed by concept and subject. */
final class FormDefinition {

  static final String YES = "YES";
  static final String NO = "NO";

  private final Pack pack;
  private final Map<QuestionKey, Question> bySlot = new HashMap<>();

  /**
   * Indexes the questions.
   *
   * @throws IllegalStateException when two questions have the same key, which is a defect in the
   *     data
   */
  FormDefinition(Pack pack) {
    this.pack = pack;
    for (var question : pack.questions()) {
      var concept = Concept.valueOf(question.concept());
      if (concept == Concept.GROUP || concept == Concept.CONSTANT) {
        continue;
      }
      var earlier = bySlot.put(new QuestionKey(concept, question.subject()), question);
      if (earlier != null) {
        throw new IllegalStateException(
            pack + ": " + question.linkId() + " asks what " + earlier.linkId() + " asks");
      }
    }
  }

  Pack pack() {
    return pack;
  }

  Optional<Question> question(QuestionKey slot) {
    return Optional.ofNullable(bySlot.get(slot));
  }

  /** The option with this coding, ignoring displays. */
  Optional<Option> option(Question question, Coded coded) {
    return options(question).stream().filter(option -> option.coded().sameAs(coded)).findFirst();
  }

  Optional<Option> optionMeaning(Question question, String means) {
    return options(question).stream().filter(option -> option.means().equals(means)).findFirst();
  }

  List<Option> options(Question question) {
    return question.options() == null ? List.of() : pack.options(question.options());
  }

  static boolean isConstant(Question question) {
    return question.concept().equals(Concept.CONSTANT.name());
  }
}
