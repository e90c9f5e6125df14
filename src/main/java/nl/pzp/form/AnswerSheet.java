package nl.pzp.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers of a QuestionnaireResponse by linkId. Each repetition of a group is its own sheet.
 */
final class AnswerSheet {

  private final Map<String, List<QuestionAnswer>> answers = new LinkedHashMap<>();
  private final Map<String, List<AnswerSheet>> groups = new LinkedHashMap<>();

  void add(String linkId, QuestionAnswer answer) {
    answers.computeIfAbsent(linkId, id -> new ArrayList<>()).add(answer);
  }

  AnswerSheet addGroup(String linkId) {
    var sheet = new AnswerSheet();
    groups.computeIfAbsent(linkId, id -> new ArrayList<>()).add(sheet);
    return sheet;
  }

  List<QuestionAnswer> answers(String linkId) {
    return List.copyOf(answers.getOrDefault(linkId, List.of()));
  }

  List<AnswerSheet> groups(String linkId) {
    return List.copyOf(groups.getOrDefault(linkId, List.of()));
  }

  boolean isEmpty() {
    return answers.isEmpty() && groups.isEmpty();
  }

  boolean hasMeaning(String linkId, String means) {
    return answers(linkId).stream()
        .anyMatch(
            answer ->
                answer instanceof QuestionAnswer.Chosen chosen && chosen.means().equals(means));
  }
}
