package nl.pzp.fhirapi.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import nl.pzp.audit.AuditOutcome;
import nl.pzp.audit.AuditTrail;
import nl.pzp.intake.IncomingCall;
import nl.pzp.problem.Problem;
import nl.pzp.record.Inbox;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.MessageId;
import nl.pzp.record.Receipt;
import nl.pzp.record.RecordProblem;
import nl.pzp.record.StoredResponse;
import nl.pzp.record.UnreadMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the messages of a FHIR door and settles those that the door refuses. */
@Component
public final class DoorInbox {

  /** A call with its message kept, or the earlier answer to the same message. */
  record Taken(IncomingCall call, @Nullable StoredResponse answer) {}

  private static final int SERVER_ERROR = 500;

  private final Inbox inbox;
  private final AuditTrail audit;
  private final OutcomeWriter outcomes;

  public DoorInbox(Inbox inbox, AuditTrail audit, OutcomeWriter outcomes) {
    this.inbox = inbox;
    this.audit = audit;
    this.outcomes = outcomes;
  }

  Taken receive(IncomingCall call, BodyGuard.Body body, HttpServletRequest request) {
    var type = request.getContentType() == null ? "" : request.getContentType();
    var sender = call.principal().name();
    if (body.unread()) {
      var problem = List.of(body.problem().orElseThrow());
      var answer = outcomes.answer(call.door(), problem, OutcomeWriter.languageOf(request));
      var message = new UnreadMessage(call.door().id(), sender, null, type, body.size(), null);
      var kept = call.keptAs(inbox.refuseUnread(message, answer, codes(problem)), false);
      audit.record(kept.refused(AuditOutcome.REFUSED, codes(problem)));
      return new Taken(kept, answer);
    }
    var controlId = body.messageIdentifier().orElse(null);
    var receipt =
        inbox.receive(
            new IncomingMessage(
                call.door().id(),
                sender,
                controlId,
                type,
                body.isPresent() ? body.bytes() : line(request)));
    var kept = call.keptAs(receipt.id(), controlId != null);
    if (receipt instanceof Receipt.Repeated repeated) {
      return new Taken(kept, repeated.answer());
    }
    if (receipt instanceof Receipt.Reused) {
      var problem = List.of(Problem.of(RecordProblem.CONTROL_ID_REUSED));
      refuse(kept.keptAs(receipt.id(), false), problem, request);
      return new Taken(
          kept, outcomes.answer(call.door(), problem, OutcomeWriter.languageOf(request)));
    }
    return new Taken(kept, null);
  }

  /**
   * Audits a refusal, and settles its message if it has one. A message that its sender named stays
   * open when a later state of the record could accept it: otherwise each repeat would get this
   * refusal. It also stays open when the adapter itself failed.
   */
  public void refuse(IncomingCall call, List<Problem> problems, HttpServletRequest request) {
    refuse(call, problems, OutcomeWriter.languageOf(request));
  }

  /** Refuses a part of a message that has no request of its own. */
  public void refuse(IncomingCall call, List<Problem> problems, Locale reader) {
    var answer = outcomes.answer(call.door(), problems, reader);
    var failed = answer.status() >= SERVER_ERROR;
    var message = call.message();
    if (message != null && !failed && !(call.named() && mayHeal(answer.status()))) {
      settle(message, answer, problems);
    }
    audit.record(
        call.refused(failed ? AuditOutcome.FAILED : AuditOutcome.REFUSED, codes(problems)));
  }

  // A DELETE has no body; keep its request line.
  private static byte[] line(HttpServletRequest request) {
    return (request.getMethod() + " " + request.getRequestURI()).getBytes(StandardCharsets.UTF_8);
  }

  /** Audits a refusal that settles nothing; processing of the message continues. */
  public void auditRefusal(IncomingCall call, List<Problem> problems) {
    audit.record(call.refused(AuditOutcome.REFUSED, codes(problems)));
  }

  /** Keeps one entry of a batch as a message of its own. */
  public IncomingCall receivePart(IncomingCall call, byte[] body) {
    var receipt =
        inbox.receive(
            new IncomingMessage(
                call.door().id(), call.principal().name(), null, "application/fhir+json", body));
    return call.keptAs(receipt.id(), false);
  }

  private void settle(MessageId message, StoredResponse answer, List<Problem> problems) {
    inbox.refuse(message, answer, codes(problems));
  }

  private static boolean mayHeal(int status) {
    return switch (status) {
      case 404, 409, 410, 412, 422 -> true;
      default -> false;
    };
  }

  private static List<String> codes(List<Problem> problems) {
    return problems.stream().map(problem -> problem.code().id()).distinct().toList();
  }
}
