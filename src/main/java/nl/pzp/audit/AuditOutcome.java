package nl.pzp.audit;

/** How an attempt ended, with its code in AuditEvent.outcome (DICOM PS3.15, A.5). */
public enum AuditOutcome {
  SUCCESS("0"),
  /** The caller was refused, or asked for what is not there. */
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
