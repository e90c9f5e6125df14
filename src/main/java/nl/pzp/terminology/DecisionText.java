package nl.pzp.terminology;

/** Texts for decisions for which a profile has no code. */
public enum DecisionText {
  PERFORM,
  DO_NOT_PERFORM,
  OTHERWISE,
  UNKNOWN,
  NOT_YET_DECIDED,
  NOT_DISCUSSED
}
