package nl.pzp.form;

/** What a telephone number is for. */
public enum PhoneUse {
  HOME,
  TEMPORARY,
  WORK
}
