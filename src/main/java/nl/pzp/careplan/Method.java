package nl.pzp.careplan;

/** How an observation was made where the profile fixes it. */
enum Method {
  SPECIFIC_CARE_WISHES,
  ORGAN_DONATION_CHOICE_REGISTRATION
}
