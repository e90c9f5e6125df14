package nl.pzp.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import nl.pzp.identifier.AdapterUrl;
import nl.pzp.security.Interaction;
import nl.pzp.terminology.CodeSystemUrl;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Writes an entry as a FHIR AuditEvent with the fields that NEN 7513 requires. */
final class AuditEvents {

  private static final String ADAPTER = "PZP adapter";

  private AuditEvents() {}

  static AuditEvent of(AuditEntry entry, String id, Instant recorded) {
    var event = new AuditEvent();
    event.setId(id);
    event.setType(new Coding(CodeSystemUrl.DICOM.url(), "110110", "Patient Record"));
    event.addSubtype(
        new Coding(CodeSystemUrl.RESTFUL_INTERACTION.url(), entry.interaction().code(), null));
    event.setAction(action(entry.interaction()));
    event.setRecordedElement(new InstantType(Date.from(recorded)));
    event.setOutcome(AuditEventOutcome.fromCode(entry.outcome().code()));
    if (!entry.problemCodes().isEmpty()) {
      event.setOutcomeDesc(String.join(", ", entry.problemCodes()));
    }
    agent(entry, event);
    event
        .getSource()
        .setSite(entry.door())
        .setObserver(new Reference().setDisplay(ADAPTER))
        .addType(new Coding(CodeSystemUrl.AUDIT_SOURCE_TYPE.url(), "4", "Application Server"));
    entities(entry, event);
    claims(entry, event);
    return event;
  }

  private static void agent(AuditEntry entry, AuditEvent event) {
    var agent =
        event
            .addAgent()
            .setRequestor(true)
            .setName(entry.principal())
            .setWho(
                new Reference()
                    .setIdentifier(
                        new Identifier()
                            .setSystem(AdapterUrl.PRINCIPAL)
                            .setValue(entry.principal())));
    agent
        .getNetwork()
        .setAddress(entry.remoteAddress())
        .setType(AuditEventAgentNetworkType._2); // an IP address
  }

  private static void entities(AuditEntry entry, AuditEvent event) {
    if (entry.patientId() != null) {
      event
          .addEntity()
          .setWhat(new Reference("Patient/" + entry.patientId()))
          .setType(new Coding(CodeSystemUrl.AUDIT_ENTITY_TYPE.url(), "1", "Person"))
          .setRole(new Coding(CodeSystemUrl.AUDIT_OBJECT_ROLE.url(), "1", "Patient"));
    }
    for (var resource : entry.resources()) {
      event
          .addEntity()
          .setWhat(new Reference(resource))
          .setType(new Coding(CodeSystemUrl.AUDIT_ENTITY_TYPE.url(), "2", "System Object"))
          .setRole(new Coding(CodeSystemUrl.AUDIT_OBJECT_ROLE.url(), "4", "Domain Resource"));
    }
    if (entry.query() != null) {
      var query =
          event
              .addEntity()
              .setType(new Coding(CodeSystemUrl.AUDIT_ENTITY_TYPE.url(), "2", "System Object"))
              .setRole(new Coding(CodeSystemUrl.AUDIT_OBJECT_ROLE.url(), "24", "Query"))
              .setQuery(MaskedQuery.of(entry.query()).getBytes(StandardCharsets.UTF_8));
      if (entry.resourceType() != null) {
        query.addDetail().setType("resource-type").setValue(new StringType(entry.resourceType()));
      }
    }
    if (entry.message() != null) {
      event
          .addEntity()
          .setWhat(
              new Reference()
                  .setIdentifier(
                      new Identifier()
                          .setSystem(AdapterUrl.MESSAGE)
                          .setValue(entry.message().toString())))
          .setType(new Coding(CodeSystemUrl.AUDIT_ENTITY_TYPE.url(), "4", "Other"));
    }
  }

  private static void claims(AuditEntry entry, AuditEvent event) {
    if (entry.claimed().isEmpty()) {
      return;
    }
    var claimed =
        event
            .addEntity()
            .setType(new Coding(CodeSystemUrl.AUDIT_ENTITY_TYPE.url(), "4", "Other"))
            .setName("Claimed by the caller, not checked");
    entry
        .claimed()
        .forEach(
            (header, text) ->
                claimed.addDetail().setType(header).setValue(new StringType(MaskedQuery.of(text))));
  }

  // NEN 7513: a search is an execute.
  private static AuditEventAction action(Interaction interaction) {
    return switch (interaction) {
      case READ, VREAD, HISTORY -> AuditEventAction.R;
      case CREATE -> AuditEventAction.C;
      case UPDATE, TRANSACTION, BATCH -> AuditEventAction.U;
      case DELETE -> AuditEventAction.D;
      case SEARCH, OPERATION, CAPABILITIES -> AuditEventAction.E;
    };
  }
}
