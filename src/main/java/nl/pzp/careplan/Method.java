package nl.pzp.careplan;

/** Observation methods that the profile fixes. */
enum Method {
  SPECIFIC_CARE_WISHES,
  ORGAN_DONATION_CHOICE_REGISTRATION
}
