package nl.pzp.audit;

/** Outcome of an attempt, with its AuditEvent.outcome code (DICOM PS3.15, A.5). */
public enum AuditOutcome {
  SUCCESS("0"),
  /** The caller was refused, or requested something that does not exist. */
  REFUSED("4"),
  /** The adapter failed. */
  FAILED("8");

  private final String code;

  AuditOutcome(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
