package nl.pzp.form;

/** What an e-mail address is for. */
public enum EmailUse {
  HOME,
  WORK
}
