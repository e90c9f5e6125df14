package nl.pzp.form;

/** The role in which a contact person acts for the patient. */
public enum ContactRole {
  LEGAL_REPRESENTATIVE,
  FIRST_CONTACT,
  AUTHORISED_IN_WRITING,
  CURATOR,
  MENTOR,
  OTHER
}
