package nl.pzp.form;

/** Whether the patient agrees that the agreements are shared (question 8b). */
public enum SharingPermission {
  AGREED,
  UNKNOWN
}
