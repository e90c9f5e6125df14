package nl.pzp.form;

/** The patient's position regarding euthanasia. */
public enum EuthanasiaPosition {
  HAS_STATEMENT,
  DOES_NOT_WANT,
  NO_STATEMENT_MAY_REQUEST,
  UNKNOWN
}
