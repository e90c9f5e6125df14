package nl.pzp.audit;

/** The entry could not be written, so what it is about must not go on. */
public final class AuditFailedException extends RuntimeException {

  AuditFailedException(Throwable cause) {
    super("An audit entry could not be written", cause);
  }
}
