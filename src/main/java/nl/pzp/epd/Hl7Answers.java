package nl.pzp.epd;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.pzp.epd.hl7v2.Acknowledgements;
import nl.pzp.epd.hl7v2.Acknowledgements.Code;
import nl.pzp.epd.hl7v2.Hl7Header;
import nl.pzp.problem.Problem;
import nl.pzp.record.Inbox;
import nl.pzp.record.KeptMessage;
import nl.pzp.record.MessageId;
import nl.pzp.record.StoredResponse;

/** Builds the response to a kept message; it is the same each time. */
final class Hl7Answers {

  private static final String HL7 = "x-application/hl7-v2+er7";
  private static final UUID NO_ID = new UUID(0, 0);
  private static final byte[] NOTHING = {};
  private static final int SERVER_ERROR = 500;

  private final Acknowledgements acknowledgements;
  private final Inbox inbox;

  Hl7Answers(Acknowledgements acknowledgements, Inbox inbox) {
    this.acknowledgements = acknowledgements;
    this.inbox = inbox;
  }

  byte[] write(
      Optional<Hl7Header> header, Code code, List<Problem> problems, Instant received, UUID id) {
    return acknowledgements.write(header, code, problems, received, id);
  }

  /** The message is on disk. */
  byte[] accepted(MessageId id, Hl7Header header) {
    return write(Optional.of(header), Code.CA, List.of(), received(id), id.value());
  }

  /** The result of processing; empty when the sender does not want one. */
  byte[] settled(KeptMessage message, Hl7Header header) {
    var answer = message.answer();
    if (answer != null && answer.contentType().equals(HL7)) {
      return answer.body();
    }
    var id = message.summary().id();
    switch (message.summary().state()) {
      case RECEIVED -> throw new IllegalStateException("Message " + id + " is not settled");
      case REFUSED -> {
        // The worker could not write an answer.
        return refused(id, header, List.of(Problem.of(EpdProblem.FAILED)));
      }
      case COMMITTED -> {}
    }
    if (!header.wantsOutcome()) {
      return header.wantsAccept(true) ? accepted(id, header) : NOTHING;
    }
    return header.wantsOutcome(true)
        ? write(Optional.of(header), Code.AA, List.of(), message.summary().receivedAt(), id.value())
        : NOTHING;
  }

  /**
   * The refusal of a message. A sender that got CA for it hears CR when it repeats the message: no
   * other answer tells it.
   */
  byte[] refused(MessageId id, Hl7Header header, List<Problem> problems) {
    if (header.wantsOutcome()) {
      return header.wantsOutcome(false)
          ? write(Optional.of(header), outcome(problems), problems, received(id), id.value())
          : NOTHING;
    }
    return header.wantsAccept(false)
        ? write(Optional.of(header), Code.CR, problems, received(id), id.value())
        : NOTHING;
  }

  /** The sender should try again. */
  byte[] unkept(Optional<Hl7Header> header, Problem problem, Instant now) {
    var enhanced = header.filter(h -> !h.wantsOutcome()).isPresent();
    return write(header, enhanced ? Code.CE : Code.AE, List.of(problem), now, NO_ID);
  }

  StoredResponse kept(byte[] acknowledgement, Problem problem) {
    return new StoredResponse(problem.code().httpStatus(), HL7, acknowledgement, Map.of());
  }

  /** The kept answer where no acknowledgement could be written. */
  StoredResponse unwritten(Problem problem) {
    return new StoredResponse(problem.code().httpStatus(), "text/plain", NOTHING, Map.of());
  }

  private static Code outcome(List<Problem> problems) {
    var failed = problems.stream().anyMatch(p -> p.code().httpStatus() >= SERVER_ERROR);
    return failed ? Code.AE : Code.AR;
  }

  private Instant received(MessageId id) {
    return inbox.find(id).orElseThrow().summary().receivedAt();
  }
}
