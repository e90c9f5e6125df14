package nl.pzp.validation;

/**
 * How far the validator has come. Its first check takes seconds, all later ones milliseconds; a
 * check that comes before the warm-up has ended is answered all the same, only slowly.
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
