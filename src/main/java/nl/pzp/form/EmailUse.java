package nl.pzp.form;

/** Use of an e-mail address. */
public enum EmailUse {
  HOME,
  WORK
}
