package nl.pzp.convert;

import java.util.Optional;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Question;

/**
 * Translates a loss to the question of the given form. The reader has that form, and linkIds differ
 * between versions.
 *
 * @param given version of the given form
 * @param made version of the resulting form
 */
record GivenQuestions(Pack given, Pack made) {

  /** The same loss at the given form's question; without place when the given form lacks it. */
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
