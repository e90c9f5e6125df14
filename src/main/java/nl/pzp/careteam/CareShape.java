package nl.pzp.careteam;

import java.util.Locale;

/** Profiles and extensions of the region; the last part of the address is the name. */
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
