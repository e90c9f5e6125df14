package nl.pzp.form;

import java.util.List;
import java.util.Map;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;

/**
 * Reports a comment for the option "otherwise" beside another chosen option. The form allows it,
 * but no target element can hold it.
 */
final class UnattachedText {

  private static final Map<Concept, Concept> BELONG_TO =
      Map.of(
          Concept.CONTACT_ROLE_OTHER, Concept.CONTACT_ROLE,
          Concept.RELATIONSHIP_OTHER, Concept.RELATIONSHIP);

  private final FormDefinition definition;
  private final List<Problem> problems;

  UnattachedText(FormDefinition definition, List<Problem> problems) {
    this.definition = definition;
    this.problems = problems;
  }

  void check(AnswerSheet sheet) {
    for (var question : definition.pack().questions()) {
      sheet.groups(question.linkId()).forEach(this::check);
      var choice = BELONG_TO.get(Concept.valueOf(question.concept()));
      if (choice == null || sheet.answers(question.linkId()).isEmpty()) {
        continue;
      }
      definition
          .question(new QuestionKey(choice, question.subject()))
          .filter(asked -> !sheet.hasMeaning(asked.linkId(), ContactRole.OTHER.name()))
          .ifPresent(
              asked ->
                  problems.add(
                      Problem.of(FormProblem.OTHER_NOT_CHOSEN)
                          .at(Place.question(question.linkId()))
                          .with("parent", asked.linkId())));
    }
  }
}
