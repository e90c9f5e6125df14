package nl.pzp.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import nl.pzp.audit.AuditEntry;
import nl.pzp.audit.AuditOutcome;
import nl.pzp.record.MessageId;
import nl.pzp.record.PersonId;
import nl.pzp.security.Interaction;
import nl.pzp.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in: who calls, and what for.
 *
 * @param wayIn by which inbox and audit know where it came in
 * @param door whose version of FHIR its answer is in
 * @param message under which its body is kept, or null when it changes nothing
 * @param named whether the sender named the message, so that its repeat will be known by that name
 * @param claimed what its headers say of whom it asks for: kept for audit, believed by nobody
 */
public record IncomingCall(
    String wayIn,
    Door door,
    Principal principal,
    String remoteAddress,
    Interaction interaction,
    @Nullable String resourceType,
    @Nullable MessageId message,
    boolean named,
    Map<String, String> claimed) {

  // The operation of that name in FHIR, by which an auditor knows it.
  private static final String MERGE = "$merge";
  private static final String ATTRIBUTE = IncomingCall.class.getName();

  /**
   * A message that came by another way than HTTP, and is kept.
   *
   * @param wayIn such as {@code edifact}
   * @param from where on that way it came from; never patient data
   */
  static IncomingCall byNeighbour(
      String wayIn, Principal principal, String from, MessageId message) {
    return new IncomingCall(
        wayIn, Door.R4, principal, from, Interaction.TRANSACTION, null, message, true, Map.of());
  }

  public void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** The call that this request is, or null when the guard did not let it in. */
  public static @Nullable IncomingCall of(HttpServletRequest request) {
    return (IncomingCall) request.getAttribute(ATTRIBUTE);
  }

  public IncomingCall keptAs(MessageId id, boolean isNamed) {
    return new IncomingCall(
        wayIn, door, principal, remoteAddress, interaction, resourceType, id, isNamed, claimed);
  }

  /** An audit entry of this call: the person was made one with another. */
  AuditEntry merged(PersonId kept, String patientId) {
    return new AuditEntry(
        wayIn,
        Interaction.OPERATION,
        AuditOutcome.SUCCESS,
        principal.name(),
        remoteAddress,
        "Patient",
        kept,
        patientId,
        List.of(),
        MERGE,
        message,
        List.of(),
        claimed);
  }

  /** An audit entry of this call: what was seen of whom. */
  public AuditEntry seen(
      @Nullable PersonId person,
      @Nullable String patientId,
      List<String> resources,
      @Nullable String query) {
    return entry(AuditOutcome.SUCCESS, person, patientId, resources, query, List.of());
  }

  /** An audit entry of this call: it got nothing. */
  public AuditEntry refused(AuditOutcome outcome, List<String> problemCodes) {
    return entry(outcome, null, null, List.of(), null, problemCodes);
  }

  private AuditEntry entry(
      AuditOutcome outcome,
      @Nullable PersonId person,
      @Nullable String patientId,
      List<String> resources,
      @Nullable String query,
      List<String> problemCodes) {
    return new AuditEntry(
        wayIn,
        interaction,
        outcome,
        principal.name(),
        remoteAddress,
        resourceType,
        person,
        patientId,
        resources,
        query,
        message,
        problemCodes,
        claimed);
  }
}
