package nl.pzp.intake;

import java.util.List;
import java.util.Locale;
import nl.pzp.record.MessageId;
import nl.pzp.security.Principal;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.hl7.fhir.r4.model.Bundle;

/**
 * The first step of a message that came by another way than a FHIR door: what its reader made of it
 * becomes an arrival like any other.
 */
public final class NeighbourMessage {

  /** Header: the {@link MessageId} under which the message is kept in the inbox. */
  public static final String MESSAGE = "message";

  /** Header: by which inbox and audit know where it came in, such as {@code edifact}. */
  public static final String WAY_IN = "wayIn";

  /** Header: the {@link Principal} who sent it. */
  public static final String PRINCIPAL = "principal";

  private static final Locale DUTCH = Locale.forLanguageTag("nl");
  private static final String NO_BASE = "urn:pzp:neighbour";

  /**
   * The message as it goes on.
   *
   * @param transaction R4; its {@code meta.source} is the source of all that it brings
   */
  public Arrival arrive(
      @Body Bundle transaction,
      @Header(MESSAGE) MessageId message,
      @Header(WAY_IN) String wayIn,
      @Header(PRINCIPAL) Principal principal) {
    var call = IncomingCall.byNeighbour(wayIn, principal, wayIn, message);
    return new Arrival(message, call, transaction, NO_BASE, DUTCH, List.of(), null);
  }
}
