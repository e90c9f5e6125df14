package nl.pzp.careplan;

/** The kinds of advance directive that can contradict a plan; a pack gives each its code. */
public enum WillType {
  DO_NOT_RESUSCITATE,
  TREATMENT_PROHIBITION,
  TREATMENT_PROHIBITION_COMPLETED_LIFE,
  EUTHANASIA_REQUEST,
  EUTHANASIA_REQUEST_DEMENTIA
}
