package nl.pzp.security;

/** The patient's answer about sharing the agreements. */
public enum SharingAnswer {
  AGREED,
  /** Answered no, or withdrew an earlier yes. */
  REFUSED,
  /** Not asked, or unknown. */
  NOT_GIVEN
}
