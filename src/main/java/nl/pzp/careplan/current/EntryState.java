package nl.pzp.careplan.current;

/** State of one subject. Only {@link #HOLDS} is for or against anything. */
public enum EntryState {
  /** One answer holds. */
  HOLDS,
  /** The newest statements differ, of one day or of days that cannot be ordered. */
  CONTRADICTORY,
  /** The newest statement has ended: nothing holds, whatever older statements say. */
  ENDED,
  /** The newest statement cannot be read. */
  UNREADABLE,
  /** No directive holds, and an advance directive refuses the treatment or may do so. */
  WILL,
  /** All that was stated waits to be verified with the patient. */
  UNVERIFIED,
  /** No statement has a day. */
  UNDATED,
  /** Asked, but unknown. */
  UNKNOWN,
  /** Asked, but not decided. */
  NOT_YET_DECIDED,
  /** Not asked. */
  NOT_DISCUSSED,
  /** No statement: neither yes nor no. */
  NOT_RECORDED
}
