package nl.pzp.epd;

import java.util.List;
import nl.pzp.audit.AuditEntry;
import nl.pzp.audit.AuditOutcome;
import nl.pzp.audit.AuditTrail;
import nl.pzp.problem.Problem;
import nl.pzp.record.MessageId;
import nl.pzp.record.PersonId;
import nl.pzp.security.Interaction;
import org.jspecify.annotations.Nullable;

/** Audits two events that leave no written resource: refusals and undone merges. */
final class Hl7Audit {

  static final String UNDO = "$undo-merge";

  private static final String PATIENT = "Patient";
  private static final int SERVER_ERROR = 500;

  private final AuditTrail trail;

  Hl7Audit(AuditTrail trail) {
    this.trail = trail;
  }

  /**
   * Audits a refused message. Call it before the refusal is settled, so that none lacks an audit
   * event.
   *
   * @param from address of the connection, or the entry point when the address is no longer known
   */
  void refused(String principal, String from, @Nullable MessageId message, List<Problem> problems) {
    var failed = problems.stream().anyMatch(p -> p.code().httpStatus() >= SERVER_ERROR);
    trail.record(
        new AuditEntry(
            Hl7MessageHandler.ID,
            Interaction.TRANSACTION,
            failed ? AuditOutcome.FAILED : AuditOutcome.REFUSED,
            principal,
            from,
            null,
            null,
            null,
            List.of(),
            null,
            message,
            problems.stream().map(problem -> problem.code().id()).distinct().toList()));
  }

  /** Audits, in the same transaction, that one of two people is separate again. */
  void parted(PersonId person, String patientId, MessageId message) {
    trail.record(
        new AuditEntry(
            MergeUndoing.DOOR,
            Interaction.OPERATION,
            AuditOutcome.SUCCESS,
            MergeUndoing.OPERATOR,
            MergeUndoing.DOOR,
            PATIENT,
            person,
            patientId,
            List.of(),
            UNDO,
            message,
            List.of()));
  }
}
