package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/**
 * One place for an answer, the same in every version of the form.
 *
 * @param of name of a {@link Subject} or a {@link Treatment}; absent where the concept says it all
 */
record Slot(Concept concept, @Nullable String of) {

  static Slot of(Concept concept) {
    return new Slot(concept, null);
  }

  static Slot of(Concept concept, Enum<?> of) {
    return new Slot(concept, of.name());
  }
}
