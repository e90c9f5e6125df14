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

/**
 * Writes down what the writing of resources does not tell: who was refused, and whose merge was
 * undone.
 */
final class Hl7Audit {

  static final String UNDO = "$undo-merge";

  private static final String PATIENT = "Patient";
  private static final int SERVER_ERROR = 500;

  private final AuditTrail trail;

  Hl7Audit(AuditTrail trail) {
    this.trail = trail;
  }

  /**
   * That a message is refused; write it before the refusal is settled, so that none goes without.
   *
   * @param from address of the connection, or the way in where it is not known any more
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

  /** That one of the two who were parted is a person of their own again; in that transaction. */
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
