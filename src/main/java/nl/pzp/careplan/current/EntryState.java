package nl.pzp.careplan.current;

/** How things stand with one subject. Only {@link #HOLDS} says for or against anything. */
public enum EntryState {
  /** One answer holds. */
  HOLDS,
  /** The newest statements, of one day or of days that cannot be told apart, differ. */
  CONTRADICTORY,
  /** The newest statement has ended: nothing holds now, whatever older ones say. */
  ENDED,
  /** The newest statement cannot be read. */
  UNREADABLE,
  /** Nothing that was stated has a day. */
  UNDATED,
  /** Asked, and not known. */
  UNKNOWN,
  /** Asked, and no decision was taken. */
  NOT_YET_DECIDED,
  /** Not asked. */
  NOT_DISCUSSED,
  /** Nobody stated anything: neither yes nor no. */
  NOT_RECORDED
}
