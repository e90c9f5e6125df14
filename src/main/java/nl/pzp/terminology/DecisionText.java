package nl.pzp.terminology;

/** The words that stand for a decision where the profile has no code for it. */
public enum DecisionText {
  PERFORM,
  DO_NOT_PERFORM,
  OTHERWISE,
  UNKNOWN,
  NOT_YET_DECIDED,
  NOT_DISCUSSED
}
