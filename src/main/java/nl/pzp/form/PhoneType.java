package nl.pzp.form;

/** Kind of line of a telephone number. */
public enum PhoneType {
  LAND_LINE,
  MOBILE,
  FAX,
  PAGER
}
