package nl.pzp.convert;

import java.util.Optional;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Question;

/**
 * Says a loss on the question of the form that was given: who reads the report has that form, and
 * the same number is another question in another version.
 *
 * @param given the version of the form that was given
 * @param made the version of the form that was made of it
 */
record GivenQuestions(Pack given, Pack made) {

  /** The same loss, on the question that asked it; nowhere when the given form did not ask it. */
  Problem at(Problem loss) {
    var linkId = loss.place().linkId();
    var concept =
        linkId == null
            ? Optional.ofNullable(loss.details().get("concept"))
            : made.question(linkId).map(GivenQuestions::concept);
    return loss.at(
        concept
            .flatMap(
                asked ->
                    given.questions().stream()
                        .filter(question -> concept(question).equals(asked))
                        .findFirst())
            .map(question -> Place.question(question.linkId()))
            .orElse(Place.NOWHERE));
  }

  private static String concept(Question question) {
    return question.subject() == null
        ? question.concept()
        : question.concept() + " " + question.subject();
  }
}
