package nl.pzp.marking;

import java.util.Locale;

/** What can be said of a marking, or of a patient. */
public enum MarkingState {
  /** The patient is marked. */
  MARKED,
  /** It held and holds no longer. */
  WITHDRAWN,
  /** It never held. */
  RETRACTED,
  /** The patient was marked and died. */
  DECEASED,
  /** Nobody marked the patient, as far as is recorded. That is no statement that nobody should. */
  NOT_RECORDED;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
