package nl.pzp.record;

/** The effect of a write. */
public enum WriteEffect {
  /** There was nothing, or only a tombstone, under this id. */
  CREATED,
  /** There is a new version. */
  UPDATED,
  /** There is a tombstone now. */
  DELETED,
  /** It was already so: no new version. */
  UNCHANGED
}
