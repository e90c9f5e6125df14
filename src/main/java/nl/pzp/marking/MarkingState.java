package nl.pzp.marking;

import java.util.Locale;

/** State of a marking, or of a patient. */
public enum MarkingState {
  /** The patient is marked. */
  MARKED,
  /** The marking held, and has ended. */
  WITHDRAWN,
  /** The marking was entered in error and never held. */
  RETRACTED,
  /** The patient was marked and has died. */
  DECEASED,
  /** No marking is recorded. That does not say that the patient should not be marked. */
  NOT_RECORDED;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
