package nl.pzp.form;

import nl.pzp.terminology.Coded;

/** One answer, already checked against its question's type. */
sealed interface QuestionAnswer {

  /** Free text, unchanged. */
  record Text(String text) implements QuestionAnswer {
    @Override
    public String toString() {
      return "Text[masked]";
    }
  }

  /**
   * A chosen option.
   *
   * @param means meaning shared by all form versions
   */
  record Chosen(String means, Coded coded) implements QuestionAnswer {}

  /** A date or dateTime in FHIR notation. */
  record Dated(String text) implements QuestionAnswer {}
}
