package nl.pzp.form;

/**
 * The treatment decision (behandelbesluit). The last three values are neither for nor against the
 * treatment.
 */
public enum TreatmentDecision {
  PERFORM,
  DO_NOT_PERFORM,
  /** Neither a plain yes nor a plain no; see the specification. */
  OTHERWISE,
  /** Asked, but unknown. */
  UNKNOWN,
  /** Asked, but not decided yet. */
  NOT_YET_DECIDED,
  /** Not asked. */
  NOT_DISCUSSED
}
