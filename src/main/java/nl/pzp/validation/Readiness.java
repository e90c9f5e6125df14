package nl.pzp.validation;

/**
 * State of the validator. Its first check takes seconds, later ones milliseconds. Before the
 * warm-up ends, checks are slow but correct.
 */
public enum Readiness {
  /** Nothing has been loaded yet. */
  COLD,
  /** Packages are being read and the first message is being checked. */
  WARMING,
  /** A check takes milliseconds. */
  READY,
  /** The warm-up failed: nothing can be checked until the cause is mended. */
  UNAVAILABLE
}
