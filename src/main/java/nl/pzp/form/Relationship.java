package nl.pzp.form;

/** A contact person's relationship to the patient. */
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
