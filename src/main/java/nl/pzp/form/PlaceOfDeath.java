package nl.pzp.form;

/** Where the patient would prefer to die. */
public enum PlaceOfDeath {
  HOME,
  HOSPITAL,
  NURSING_HOME,
  HOSPICE,
  OTHER,
  UNKNOWN
}
