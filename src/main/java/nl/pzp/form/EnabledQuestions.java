package nl.pzp.form;

import java.util.List;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Question;

/** Finds answers to disabled questions (enableWhen of the Questionnaire). */
final class EnabledQuestions {

  private final FormDefinition definition;
  private final List<Problem> problems;

  EnabledQuestions(FormDefinition definition, List<Problem> problems) {
    this.definition = definition;
    this.problems = problems;
  }

  void check(AnswerSheet sheet) {
    check(sheet, sheet);
  }

  private void check(AnswerSheet sheet, AnswerSheet whole) {
    for (var question : definition.pack().questions()) {
      if (!sheet.answers(question.linkId()).isEmpty()
          || !sheet.groups(question.linkId()).isEmpty()) {
        checkOpen(question, question, sheet, whole);
      }
      sheet.groups(question.linkId()).forEach(group -> check(group, whole));
    }
  }

  // A question is disabled when it or any enclosing group is.
  private void checkOpen(
      Question answered, Question question, AnswerSheet sheet, AnswerSheet whole) {
    var by = question.enabledBy();
    var when = question.enabledWhen();
    if (by != null && when != null && !sheet.hasMeaning(by, when) && !whole.hasMeaning(by, when)) {
      problems.add(
          Problem.of(FormProblem.QUESTION_CLOSED)
              .at(Place.question(answered.linkId()))
              .with("enabledBy", by)
              .with("enabledWhen", codeOf(by, when)));
      return;
    }
    if (question.parent() != null) {
      definition
          .pack()
          .question(question.parent())
          .ifPresent(parent -> checkOpen(answered, parent, sheet, whole));
    }
  }

  private String codeOf(String linkId, String means) {
    return definition
        .pack()
        .question(linkId)
        .flatMap(question -> definition.optionMeaning(question, means))
        .map(option -> option.coded().code())
        .orElse(means.equals(FormDefinition.YES) ? "true" : "false");
  }
}
