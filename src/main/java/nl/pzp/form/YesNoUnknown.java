package nl.pzp.form;

/** Yes, no, and asked but unknown. A question that was not answered is none of these. */
public enum YesNoUnknown {
  YES,
  NO,
  UNKNOWN
}
