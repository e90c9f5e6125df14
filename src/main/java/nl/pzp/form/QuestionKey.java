package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/**
 * One place for an answer, the same in every version of the form.
 *
 * @param of name of a {@link QuestionSubject} or a {@link Treatment}; absent where the concept says
 *     it all
 */
record QuestionKey(Concept concept, @Nullable String of) {

  static QuestionKey of(Concept concept) {
    return new QuestionKey(concept, null);
  }

  static QuestionKey of(Concept concept, Enum<?> of) {
    return new QuestionKey(concept, of.name());
  }
}
