package nl.pzp.audit;

import java.time.Instant;
import java.util.Date;
import nl.pzp.identifier.AdapterUrl;
import nl.pzp.terminology.CodeSystemUrl;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Writes a disclosure as a FHIR AuditEvent: a DICOM export from the adapter to the receiver. */
final class DisclosureEvents {

  private static final String ADAPTER = "PZP adapter";

  private DisclosureEvents() {}

  static AuditEvent of(Disclosure told, String id, Instant recorded) {
    var event = new AuditEvent();
    event.setId(id);
    event.setType(new Coding(CodeSystemUrl.DICOM.url(), "110106", "Export"));
    event.setAction(AuditEventAction.R);
    event.setRecordedElement(new InstantType(Date.from(recorded)));
    var outcome = told.withheld() == null ? AuditOutcome.SUCCESS : AuditOutcome.REFUSED;
    event.setOutcome(AuditEventOutcome.fromCode(outcome.code()));
    if (told.withheld() != null) {
      event.setOutcomeDesc("withheld: " + told.withheld());
    }
    event
        .addAgent()
        .setRequestor(true)
        .setType(role("110153", "Source Role ID"))
        .setWho(new Reference().setDisplay(ADAPTER));
    event
        .addAgent()
        .setRequestor(false)
        .setType(role("110152", "Destination Role ID"))
        .setName(told.receiver())
        .setWho(
            new Reference()
                .setIdentifier(
                    new Identifier().setSystem(AdapterUrl.PRINCIPAL).setValue(told.receiver())))
        .getNetwork()
        .setAddress(told.address())
        .setType(AuditEventAgentNetworkType._1); // machine name
    event
        .getSource()
        .setSite(told.way())
        .setObserver(new Reference().setDisplay(ADAPTER))
        .addType(new Coding(CodeSystemUrl.AUDIT_SOURCE_TYPE.url(), "4", "Application Server"));
    entities(told, event);
    return event;
  }

  private static void entities(Disclosure told, AuditEvent event) {
    if (told.patientId() != null) {
      event
          .addEntity()
          .setWhat(new Reference("Patient/" + told.patientId()))
          .setType(new Coding(CodeSystemUrl.AUDIT_ENTITY_TYPE.url(), "1", "Person"))
          .setRole(new Coding(CodeSystemUrl.AUDIT_OBJECT_ROLE.url(), "1", "Patient"));
    }
    for (var resource : told.resources()) {
      var entity = event.addEntity();
      entity
          .setWhat(new Reference(resource))
          .setType(new Coding(CodeSystemUrl.AUDIT_ENTITY_TYPE.url(), "2", "System Object"))
          .setRole(new Coding(CodeSystemUrl.AUDIT_OBJECT_ROLE.url(), "4", "Domain Resource"));
      entity.addDetail().setType("content").setValue(new StringType(told.content()));
      entity
          .addDetail()
          .setType("event-number")
          .setValue(new StringType(Long.toString(told.number())));
    }
  }

  private static CodeableConcept role(String code, String display) {
    return new CodeableConcept(new Coding(CodeSystemUrl.DICOM.url(), code, display));
  }
}
