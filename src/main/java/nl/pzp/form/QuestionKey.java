package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/**
 * Key of a question, the same in every form version.
 *
 * @param of name of a {@link QuestionSubject} or a {@link Treatment}; null where the concept alone
 *     identifies the question
 */
record QuestionKey(Concept concept, @Nullable String of) {

  static QuestionKey of(Concept concept) {
    return new QuestionKey(concept, null);
  }

  static QuestionKey of(Concept concept, Enum<?> of) {
    return new QuestionKey(concept, of.name());
  }
}
