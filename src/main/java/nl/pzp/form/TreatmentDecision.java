package nl.pzp.form;

/** Behandelbesluit. None of the last three says anything for or against the treatment. */
public enum TreatmentDecision {
  PERFORM,
  DO_NOT_PERFORM,
  /** Neither plainly yes nor no: the specification says what. */
  OTHERWISE,
  /** Asked, and not known. */
  UNKNOWN,
  /** Asked, and no decision was taken yet. */
  NOT_YET_DECIDED,
  /** Not asked. */
  NOT_DISCUSSED
}
