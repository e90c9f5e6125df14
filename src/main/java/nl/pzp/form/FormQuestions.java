package nl.pzp.form;

import nl.pzp.problem.Place;
import nl.pzp.terminology.Pack;

/** Finds the question for a concept in one form version, so that a problem can name it. */
public final class FormQuestions {

  private final FormDefinition definition;

  public FormQuestions(Pack pack) {
    this.definition = new FormDefinition(pack);
  }

  /** Place of the question; empty when this version lacks it. */
  public Place place(Concept concept) {
    return place(QuestionKey.of(concept));
  }

  /** Place of the question about one treatment; empty when this version lacks it. */
  public Place place(Concept concept, Treatment treatment) {
    return place(QuestionKey.of(concept, treatment));
  }

  public Place representative(Concept concept) {
    return place(QuestionKey.of(concept, QuestionSubject.REPRESENTATIVE));
  }

  public Place professional(Concept concept) {
    return place(QuestionKey.of(concept, QuestionSubject.HEALTH_PROFESSIONAL));
  }

  public Place attendee(Concept concept) {
    return place(QuestionKey.of(concept, QuestionSubject.ATTENDEE));
  }

  public Place patient(Concept concept) {
    return place(QuestionKey.of(concept, QuestionSubject.PATIENT));
  }

  private Place place(QuestionKey slot) {
    return definition
        .question(slot)
        .map(question -> Place.question(question.linkId()))
        .orElse(Place.NOWHERE);
  }
}
