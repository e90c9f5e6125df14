package nl.pzp.form;

/** The patient's preferred place of death. */
public enum PlaceOfDeath {
  HOME,
  HOSPITAL,
  NURSING_HOME,
  HOSPICE,
  OTHER,
  UNKNOWN
}
