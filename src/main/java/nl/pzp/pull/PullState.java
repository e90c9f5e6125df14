package nl.pzp.pull;

import java.util.Locale;

/** How the pull of one source ended. */
enum PullState {
  /** The record gained a new version. */
  CHANGED,
  /** The record already held all of it. */
  UNCHANGED,
  /** Some resources were taken over or known, and others were not. */
  PARTIAL,
  /** The source has nothing, or does not know or show the patient. */
  NOTHING,
  /** Nothing was taken over. */
  FAILED;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
