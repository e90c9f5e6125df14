package nl.pzp.form;

/** The patient's permission to share the agreements (question 8b). */
public enum SharingPermission {
  AGREED,
  UNKNOWN
}
