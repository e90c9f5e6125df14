package nl.pzp.form;

/** Whom a question is about, where a concept is asked of several people. */
enum QuestionSubject {
  PATIENT,
  HEALTH_PROFESSIONAL,
  REPRESENTATIVE,
  FIRST_CONTACT,
  ATTENDEE
}
