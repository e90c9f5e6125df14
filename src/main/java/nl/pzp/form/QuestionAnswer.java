package nl.pzp.form;

import nl.pzp.terminology.Coded;

/** One answer to one question, already known to be of the right kind. */
sealed interface QuestionAnswer {

  /** Free text, kept as it was written. */
  record Text(String text) implements QuestionAnswer {
    @Override
    public String toString() {
      return "Text[masked]";
    }
  }

  /**
   * A choice among the question's options.
   *
   * @param means what it means in every version of the form
   */
  record Chosen(String means, Coded coded) implements QuestionAnswer {}

  /** A day or a moment, in FHIR's notation. */
  record Dated(String text) implements QuestionAnswer {}
}
