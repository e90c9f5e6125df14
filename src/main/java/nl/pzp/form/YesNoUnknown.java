package nl.pzp.form;

/** Yes, no, or asked but unknown; null is not answered. */
public enum YesNoUnknown {
  YES,
  NO,
  UNKNOWN
}
