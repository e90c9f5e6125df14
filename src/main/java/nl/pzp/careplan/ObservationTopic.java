package nl.pzp.careplan;

/** What an observation of the plan is about; a pack gives each its code. */
public enum ObservationTopic {
  SPECIFIC_CARE_WISHES,
  PREFERRED_PLACE_OF_DEATH,
  POSITION_REGARDING_EUTHANASIA,
  ORGAN_DONATION_CHOICE_REGISTRATION,
  OTHER_IMPORTANT_INFORMATION,
  LEGALLY_CAPABLE
}
