package nl.pzp.audit;

/** The entry could not be written, so the audited action must not proceed. */
public final class AuditFailedException extends RuntimeException {

  AuditFailedException(Throwable cause) {
    super("An audit entry could not be written", cause);
  }
}
