package nl.pzp.form;

/** What a telephone number belongs to. */
public enum PhoneType {
  LAND_LINE,
  MOBILE,
  FAX,
  PAGER
}
