package nl.pzp.form;

/** Use of a telephone number. */
public enum PhoneUse {
  HOME,
  TEMPORARY,
  WORK
}
