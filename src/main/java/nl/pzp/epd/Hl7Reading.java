package nl.pzp.epd;

import nl.pzp.epd.hl7v2.Hl7Reader;
import nl.pzp.intake.Arrival;
import nl.pzp.intake.NeighbourMessage;
import nl.pzp.record.Inbox;
import nl.pzp.record.MessageId;
import nl.pzp.security.Principal;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** The first step of a message that is kept: what it means, and whom it makes one. */
public final class Hl7Reading {

  private final Inbox inbox;
  private final Hl7Interpreter meanings;
  private final NeighbourMessage neighbours;

  Hl7Reading(Inbox inbox, Hl7Interpreter meanings, NeighbourMessage neighbours) {
    this.inbox = inbox;
    this.meanings = meanings;
    this.neighbours = neighbours;
  }

  /**
   * The message as a transaction of its source.
   *
   * @throws nl.pzp.problem.ProblemException when it is refused
   */
  public Arrival read(
      @Body MessageId id,
      @Header(NeighbourMessage.WAY_IN) String wayIn,
      @Header(NeighbourMessage.PRINCIPAL) Principal principal) {
    var body = inbox.find(id).orElseThrow().body();
    if (body == null) {
      throw new IllegalStateException("The content of message " + id + " is gone");
    }
    var message = Hl7Reader.read(body);
    // What an earlier run kept and did not come to judge.
    meanings.check(message);
    var meaning = meanings.read(message, id);
    return neighbours
        .arrive(meaning.transaction(), id, wayIn, principal)
        .merging(meaning.merge().orElse(null));
  }
}
