package nl.pzp.record;

/** How far a message has come. */
public enum MessageState {
  /** On disk, not answered: being processed, or left behind by a crash. */
  RECEIVED,
  /** Taken over into the record, and answered. */
  COMMITTED,
  /** Answered with a refusal; the record did not change. */
  REFUSED
}
