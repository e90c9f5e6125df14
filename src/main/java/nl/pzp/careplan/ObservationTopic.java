package nl.pzp.careplan;

/** Topics of the plan's observations; each pack gives their codes. */
public enum ObservationTopic {
  SPECIFIC_CARE_WISHES,
  PREFERRED_PLACE_OF_DEATH,
  POSITION_REGARDING_EUTHANASIA,
  ORGAN_DONATION_CHOICE_REGISTRATION,
  OTHER_IMPORTANT_INFORMATION,
  LEGALLY_CAPABLE
}
