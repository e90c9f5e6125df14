package nl.pzp.summary;

import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.identifier.AdapterUrl;
import nl.pzp.record.OutgoingEvent;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * Tells the GP of a patient what happened and what the current plan is, as a Communication of which
 * each way out makes its own letter. The caller has checked that the GP may have it.
 */
public final class PlanLetters {

  private static final String WAY_OUT = "letter";

  private final EventPatients patients;
  private final LetterText text;

  PlanLetters(EventPatients patients, LetterText text) {
    this.patients = patients;
    this.text = text;
  }

  /**
   * The letter that goes with an event: always under the same number, with the plan as it is known
   * when this is asked, as it holds at the moment of the event. That it was made is in the audit
   * trail when this returns.
   *
   * @throws nl.pzp.problem.ProblemException when the person of the event has no Patient any more
   */
  public Communication of(OutgoingEvent event) {
    var found = patients.of(event);
    var lines = text.of(event.topic(), event.person(), found.resources(), event.recordedAt());
    var letter = new Communication();
    letter.addIdentifier().setSystem(AdapterUrl.LETTER).setValue(event.id().toString());
    letter.setStatus(CommunicationStatus.COMPLETED);
    letter.setSent(Date.from(event.recordedAt()));
    letter.setSubject(new Reference("#patient"));
    letter.addContained(found.patient().copy().setId("patient"));
    found.patient().getGeneralPractitioner().stream()
        .flatMap(gp -> identifiers(gp, found.resources()))
        .forEach(identifier -> letter.addRecipient().setIdentifier(identifier));
    letter.addPayload().setContent(new StringType(String.join("\n", lines)));
    patients.left(found, WAY_OUT);
    return letter;
  }

  // By the role, the professional or the practice: an address book has one of them.
  private static Stream<Identifier> identifiers(Reference reference, List<Resource> resources) {
    var named = resources.stream().filter(each -> isFor(reference, each)).toList();
    return Stream.concat(
        Stream.of(reference.getIdentifier()).filter(Identifier::hasValue),
        named.stream().flatMap(each -> identifiers(each, resources)));
  }

  private static Stream<Identifier> identifiers(Resource resource, List<Resource> resources) {
    if (resource instanceof PractitionerRole role) {
      return Stream.concat(
          role.getIdentifier().stream(),
          Stream.of(role.getPractitioner(), role.getOrganization())
              .flatMap(each -> identifiers(each, resources)));
    }
    if (resource instanceof Practitioner practitioner) {
      return practitioner.getIdentifier().stream();
    }
    return resource instanceof Organization organization
        ? organization.getIdentifier().stream()
        : Stream.of();
  }

  private static boolean isFor(Reference reference, Resource resource) {
    var id = reference.getReferenceElement();
    return id.hasIdPart()
        && resource.fhirType().equals(id.getResourceType())
        && id.getIdPart().equals(resource.getIdElement().getIdPart());
  }
}
