package nl.pzp.form;

/** The person a question is about, where several share a concept. */
enum QuestionSubject {
  PATIENT,
  HEALTH_PROFESSIONAL,
  REPRESENTATIVE,
  FIRST_CONTACT,
  ATTENDEE
}
