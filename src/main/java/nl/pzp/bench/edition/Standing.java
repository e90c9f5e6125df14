package nl.pzp.bench.edition;

/** How a question of an edition stands to the nearest known one. */
enum Standing {
  SAME,
  /** Other words under the same linkId, or the same words under another linkId. */
  RENAMED,
  /** Another place, type, condition or list of options. */
  CHANGED,
  NEW,
  GONE
}
