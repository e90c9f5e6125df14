package nl.pzp.epd;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.pzp.epd.hl7v2.Acknowledgements.Code;
import nl.pzp.epd.hl7v2.Hl7Header;
import nl.pzp.epd.hl7v2.Hl7HeaderReading;
import nl.pzp.epd.hl7v2.Hl7Problem;
import nl.pzp.epd.hl7v2.Hl7Reader;
import nl.pzp.epd.mllp.Caller;
import nl.pzp.epd.mllp.MessageDoor;
import nl.pzp.problem.FailureTrace;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.Inbox;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.MessageId;
import nl.pzp.record.MessageSummary;
import nl.pzp.record.Receipt;
import nl.pzp.record.UnreadMessage;
import nl.pzp.security.AccessPolicy;
import nl.pzp.security.AccessRequest;
import nl.pzp.security.Credentials;
import nl.pzp.security.Decision;
import nl.pzp.security.Interaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each message before it acknowledges it. Enhanced mode acknowledges that the message is
 * kept; original mode reports the result of processing.
 */
final class Hl7MessageHandler implements MessageDoor {

  /** The id of this entry point in the inbox and the audit trail. */
  static final String ID = "mllp";

  private static final Logger LOG = LoggerFactory.getLogger(Hl7MessageHandler.class);
  private static final String CONTENT_TYPE = "x-application/hl7-v2+er7";

  private static final int SERVER_ERROR = 500;
  private static final int LONGEST_SENDER = 255;
  private static final String NOBODY = "unknown";

  private static final byte[] NOTHING = {};
  private static final UUID NO_ID = new UUID(0, 0);

  private final Inbox inbox;
  private final AccessPolicy policy;
  private final Hl7Interpreter meanings;
  private final Hl7Answers answers;
  private final Hl7Worker worker;
  private final Duration patience;
  private final Hl7Counts counts;
  private final Hl7Audit audit;
  private final Clock clock;

  Hl7MessageHandler(
      Inbox inbox,
      AccessPolicy policy,
      Hl7Interpreter meanings,
      Hl7Answers answers,
      Hl7Worker worker,
      Duration patience,
      Hl7Counts counts,
      Hl7Audit audit,
      Clock clock) {
    this.inbox = inbox;
    this.policy = policy;
    this.meanings = meanings;
    this.answers = answers;
    this.worker = worker;
    this.patience = patience;
    this.counts = counts;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public byte[] answer(byte[] message, Caller caller) {
    var reading = Hl7Header.read(message);
    var header =
        reading instanceof Hl7HeaderReading.Read read
            ? Optional.of(read.header())
            : Optional.<Hl7Header>empty();
    try {
      if (reading instanceof Hl7HeaderReading.None none) {
        var problem = Problem.of(none.problem()).at(Place.at("MSH"));
        return refusedUnnamed(message, NOBODY, Optional.empty(), problem, caller);
      }
      return answer(message, header.orElseThrow(), caller);
    } catch (RuntimeException e) {
      // Not kept, or perhaps not: the sender tries again.
      LOG.warn("A message could not be kept: {}", FailureTrace.of(e));
      counts.count(header, "failed");
      return answers.unkept(header, Problem.of(EpdProblem.UNAVAILABLE), clock.instant());
    }
  }

  @Override
  public byte[] tooLong(byte[] beginning, long limit, Caller caller) {
    var header =
        Hl7Header.read(beginning) instanceof Hl7HeaderReading.Read read
            ? Optional.of(read.header())
            : Optional.<Hl7Header>empty();
    var problem = Problem.of(Hl7Problem.TOO_LONG).with("limit", Long.toString(limit));
    var now = clock.instant();
    var ack = answers.write(header, Code.AR, List.of(problem), now, NO_ID);
    try {
      var id =
          inbox.refuseUnread(
              new UnreadMessage(
                  ID,
                  header.map(h -> sender(NOBODY, h)).filter(Hl7MessageHandler::fits).orElse(NOBODY),
                  header.flatMap(Hl7Header::controlId).filter(Hl7MessageHandler::fits).orElse(null),
                  CONTENT_TYPE,
                  limit + 1,
                  null),
              answers.kept(ack, problem),
              List.of(problem.code().id()));
      audit.refused(NOBODY, caller.address(), id, List.of(problem));
    } catch (RuntimeException e) {
      LOG.warn("A message that was too long could not be noted: {}", FailureTrace.of(e));
    }
    counts.count(header, "refused");
    return ack;
  }

  private byte[] answer(byte[] message, Hl7Header header, Caller caller) {
    // An acknowledgement is never acknowledged (HL7 2.5.1, section 2.9).
    if (header.messageCode().equals("ACK") || header.messageCode().equals("MCF")) {
      counts.count(Optional.of(header), "acknowledgement");
      return NOTHING;
    }
    var decision =
        policy.decide(
            new AccessRequest(
                ID,
                Interaction.TRANSACTION,
                null,
                Map.of(),
                false,
                new Credentials(caller.address(), caller.certificates(), null)));
    if (decision instanceof Decision.Denied denied) {
      return refusedUnnamed(message, NOBODY, Optional.of(header), denied.problem(), caller);
    }
    var principal = ((Decision.Allowed) decision).principal().name();
    var controlId = header.controlId();
    if (controlId.isEmpty()) {
      var problem = Problem.of(Hl7Problem.NO_CONTROL_ID).at(Place.at("MSH-10"));
      return refusedUnnamed(message, principal, Optional.of(header), problem, caller);
    }
    var incoming =
        new IncomingMessage(ID, sender(principal, header), controlId.get(), CONTENT_TYPE, message);
    Judged judged;
    try {
      judged =
          worker.judged(() -> judged(inbox.receive(incoming), message, header, principal, caller));
    } catch (ProblemException e) {
      if (e.problems().stream().anyMatch(p -> p.code().httpStatus() >= SERVER_ERROR)) {
        throw e;
      }
      // A repeat would not help: the inbox cannot keep it under these names, or it was erased.
      var problem = e.problems().get(0).at(Place.at("MSH"));
      return refusedUnnamed(message, principal, Optional.of(header), problem, caller);
    }
    var answer = judged.answer();
    return answer == null ? answered(judged.id(), header) : answer;
  }

  /**
   * The response that needs no record.
   *
   * @param answer null when the message must be processed
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Judged(MessageId id, byte @Nullable [] answer) {}

  private Judged judged(
      Receipt receipt, byte[] message, Hl7Header header, String principal, Caller caller) {
    var id = receipt.id();
    if (receipt instanceof Receipt.Repeated) {
      counts.count(Optional.of(header), "repeated");
      return new Judged(id, answers.settled(inbox.find(id).orElseThrow(), header));
    }
    if (receipt instanceof Receipt.Reused reused) {
      // A sender that reuses a control id would lose one of the two messages elsewhere.
      LOG.warn("Message {} has the control id of message {} and other content", id, reused.first());
      counts.count(Optional.of(header), "reused");
      var problem = Problem.of(EpdProblem.CONTROL_ID_REUSED).at(Place.at("MSH-10"));
      return new Judged(id, refused(id, header, problem, principal, caller));
    }
    var objection = objection(message);
    if (objection.isPresent()) {
      counts.count(Optional.of(header), "refused");
      return new Judged(id, refused(id, header, objection.get(), principal, caller));
    }
    return new Judged(id, null);
  }

  private byte[] answered(MessageId id, Hl7Header header) {
    counts.count(Optional.of(header), "kept");
    if (!header.wantsOutcome()) {
      worker.wake();
      return header.wantsAccept(true) ? answers.accepted(id, header) : NOTHING;
    }
    return worker.awaited(id, patience)
        ? answers.settled(inbox.find(id).orElseThrow(), header)
        : answers.unkept(
            Optional.of(header), Problem.of(EpdProblem.STILL_WORKING), clock.instant());
  }

  /** The reason to refuse the message, as far as it needs no record. */
  private Optional<Problem> objection(byte[] message) {
    try {
      meanings.check(Hl7Reader.read(message));
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problems().get(0));
    }
  }

  private byte[] refusedUnnamed(
      byte[] message,
      String principal,
      Optional<Hl7Header> header,
      Problem problem,
      Caller caller) {
    return worker.judged(() -> keptAndRefused(message, principal, header, problem, caller));
  }

  private byte[] keptAndRefused(
      byte[] message,
      String principal,
      Optional<Hl7Header> header,
      Problem problem,
      Caller caller) {
    var sender =
        header.map(h -> sender(principal, h)).filter(Hl7MessageHandler::fits).orElse(principal);
    var receipt = inbox.receive(new IncomingMessage(ID, sender, null, CONTENT_TYPE, message));
    counts.count(header, "refused");
    var at = inbox.find(receipt.id()).orElseThrow().summary().receivedAt();
    var ack = answers.write(header, Code.AR, List.of(problem), at, receipt.id().value());
    audit.refused(principal, caller.address(), receipt.id(), List.of(problem));
    inbox.refuse(receipt.id(), answers.kept(ack, problem), List.of(problem.code().id()));
    return ack;
  }

  private byte[] refused(
      MessageId id, Hl7Header header, Problem problem, String principal, Caller caller) {
    var ack = answers.refused(id, header, List.of(problem));
    audit.refused(principal, caller.address(), id, List.of(problem));
    inbox.refuse(id, answers.kept(ack, problem), List.of(problem.code().id()));
    return ack;
  }

  /** The sender of a kept message, as the audit trail names it. */
  static String principal(MessageSummary kept) {
    return kept.sender().substring(0, kept.sender().indexOf('|'));
  }

  private static boolean fits(String sender) {
    return sender.length() <= LONGEST_SENDER && sender.chars().noneMatch(Character::isISOControl);
  }

  private static String sender(String principal, Hl7Header header) {
    return principal + "|" + header.application() + "|" + header.facility();
  }
}
