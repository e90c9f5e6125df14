package nl.pzp.form;

/** In what capacity a contact person acts for the patient. */
public enum ContactRole {
  LEGAL_REPRESENTATIVE,
  FIRST_CONTACT,
  AUTHORISED_IN_WRITING,
  CURATOR,
  MENTOR,
  OTHER
}
