package nl.pzp.form;

import java.util.List;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Question;

/**
 * Requires the answers without which a plan misleads: the date, and the specification of
 * "otherwise".
 */
final class FormCompleteness {

  private static final int LENGTH_OF_A_DAY = "2020-10-01".length();

  private final FormDefinition definition;
  private final List<Problem> problems;

  FormCompleteness(FormDefinition definition, List<Problem> problems) {
    this.definition = definition;
    this.problems = problems;
  }

  void check(AcpForm form) {
    var date = form.conversationDate();
    if (date == null || date.text().length() < LENGTH_OF_A_DAY) {
      var question = linkId(QuestionKey.of(Concept.CONVERSATION_DATE));
      problems.add(
          Problem.of(FormProblem.DATE_MISSING)
              .at(Place.question(question))
              .with("question", question));
    }
    for (var directive : form.directives().values()) {
      if (directive.decision() == TreatmentDecision.OTHERWISE
          && directive.specification() == null) {
        problems.add(
            Problem.of(FormProblem.SPECIFICATION_MISSING)
                .at(
                    Place.question(
                        linkId(QuestionKey.of(Concept.TREATMENT_DECISION, directive.treatment()))))
                .with(
                    "specification",
                    linkId(QuestionKey.of(Concept.DECISION_SPECIFICATION, directive.treatment()))));
      }
    }
  }

  private String linkId(QuestionKey slot) {
    return definition.question(slot).map(Question::linkId).orElse("-");
  }
}
