package nl.pzp.careplan;

/** Types of advance directive that can contradict a plan; each pack gives their codes. */
public enum WillType {
  DO_NOT_RESUSCITATE,
  TREATMENT_PROHIBITION,
  TREATMENT_PROHIBITION_COMPLETED_LIFE,
  EUTHANASIA_REQUEST,
  EUTHANASIA_REQUEST_DEMENTIA
}
