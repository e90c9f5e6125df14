package nl.pzp.epd;

import nl.pzp.epd.hl7v2.Hl7Reader;
import nl.pzp.intake.Arrival;
import nl.pzp.record.Inbox;
import nl.pzp.record.MessageId;
import nl.pzp.security.Principal;

/** Turns a kept message into an arrival: its transaction, its sender, and a merge if it has one. */
public final class Hl7Reading {

  private final Inbox inbox;
  private final Hl7Interpreter meanings;
  private final Hl7Data data;

  Hl7Reading(Inbox inbox, Hl7Interpreter meanings, Hl7Data data) {
    this.inbox = inbox;
    this.meanings = meanings;
    this.data = data;
  }

  /**
   * The message as a transaction of its source.
   *
   * @throws nl.pzp.problem.ProblemException when it is refused
   */
  public Arrival read(MessageId id) {
    var kept = inbox.find(id).orElseThrow();
    var body = kept.body();
    if (body == null) {
      throw new IllegalStateException("The content of message " + id + " is gone");
    }
    var message = Hl7Reader.read(body);
    // An earlier run kept the message but did not judge it.
    meanings.check(message);
    var meaning = meanings.read(message, id);
    var principal =
        new Principal(
            Hl7MessageHandler.principal(kept.summary()),
            Sender.of(message.header(), data).source());
    return Arrival.ofNeighbour(
            Hl7MessageHandler.ID, principal, id, kept.summary().receivedAt(), meaning.transaction())
        .merging(meaning.merge().orElse(null));
  }
}
