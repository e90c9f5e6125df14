package nl.pzp.form;

/** How a contact person is related to the patient. */
public enum Relationship {
  PARTNER,
  HUSBAND,
  WIFE,
  FATHER,
  MOTHER,
  SON,
  DAUGHTER,
  BROTHER,
  SISTER,
  OTHER
}
