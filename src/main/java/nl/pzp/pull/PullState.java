package nl.pzp.pull;

import java.util.Locale;

/** How the pull of one source ended. */
enum PullState {
  /** Something of it is new in the record. */
  CHANGED,
  /** All of it was in the record. */
  UNCHANGED,
  /** Something was taken over or known already, and something was not. */
  PARTIAL,
  /** The source has nothing, or does not know or show the patient. */
  NOTHING,
  /** Nothing was taken over. */
  FAILED;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
