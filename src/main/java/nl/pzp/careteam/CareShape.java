package nl.pzp.careteam;

import java.util.Locale;

/** Regional profiles and extensions; the constant's name is the last part of the URL. */
public enum CareShape {
  CARE_NETWORK,
  PALLIATIVE_FLAG,
  FOLLOW_UP,
  ISSUE,
  STATEMENT,
  SOURCE_TIME,
  SOURCE_VERSION,
  END_REASON,
  DEFAULTED,
  FORM_QUESTION;

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
