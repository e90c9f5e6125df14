package nl.pzp.security;

/** What a patient answered to the question whether their agreements may be shared. */
public enum SharingAnswer {
  AGREED,
  /** Said no, or took an earlier yes back. */
  REFUSED,
  /** Nobody asked, or nobody knows. */
  NOT_GIVEN
}
