package nl.pzp.summary;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.pzp.identifier.AdapterUrl;
import nl.pzp.palliative.RegionalReading;
import nl.pzp.record.OutgoingContent;
import nl.pzp.record.OutgoingEvent;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;

/**
 * The documents of an event for a way out: the patient, the page for acute care as PDF, and the
 * form or marking of the event. The caller has checked that they may leave.
 */
public final class EventDocuments {

  private static final Locale DUTCH = Locale.forLanguageTag("nl");
  private static final String WAY_OUT = "hl7v2";

  private final PatientRecord record;
  private final EventPatients patients;
  private final SummaryPages pages;
  private final RegionalReading region;
  private final FhirContext fhir;

  EventDocuments(
      PatientRecord record,
      EventPatients patients,
      SummaryPages pages,
      RegionalReading region,
      FhirContext fhir) {
    this.record = record;
    this.patients = patients;
    this.pages = pages;
    this.region = region;
    this.fhir = fhir;
  }

  /**
   * A collection under the event's number and moment, as the record knows things when it is asked.
   * The document is entered in error when nothing is recorded of the patient any more; a form that
   * was removed is so too. That it was made is in the audit trail when this returns.
   *
   * @throws nl.pzp.problem.ProblemException when the person of the event has no Patient any more
   */
  public OutgoingContent of(OutgoingEvent event) {
    var found = patients.of(event);
    var bundle = new Bundle().setType(BundleType.COLLECTION);
    bundle.getIdentifier().setSystem(AdapterUrl.EVENT).setValue(event.id().toString());
    bundle.setTimestamp(Date.from(event.recordedAt()));
    bundle.addEntry().setResource(found.patient());
    bundle.addEntry().setResource(document(event, found.resources()));
    about(event, found.resources()).forEach(one -> bundle.addEntry().setResource(one));
    patients.left(found, WAY_OUT);
    return new OutgoingContent(event, bundle);
  }

  private DocumentReference document(OutgoingEvent event, List<Resource> resources) {
    var document = new DocumentReference();
    document.setDate(Date.from(event.recordedAt()));
    if (!isAnythingRecorded(event, resources, event.recordedAt())) {
      return document.setStatus(DocumentReferenceStatus.ENTEREDINERROR);
    }
    document.setStatus(DocumentReferenceStatus.CURRENT);
    var made = pages.make(event.person(), resources, event.recordedAt(), DUTCH);
    document
        .addContent()
        .getAttachment()
        .setContentType(PageFormat.PDF.contentType())
        .setData(made.pdf().content());
    return document;
  }

  private boolean isAnythingRecorded(OutgoingEvent event, List<Resource> resources, Instant asOf) {
    var marked =
        switch (region.picture(event.person()).markings().now().state()) {
          case MARKED, WITHDRAWN, DECEASED -> true;
          case RETRACTED, NOT_RECORDED -> false;
        };
    var died =
        resources.stream()
            .filter(Patient.class::isInstance)
            .anyMatch(one -> ((Patient) one).hasDeceased());
    return marked || died || LetterText.isSaid(pages.plan(resources, asOf));
  }

  private List<Resource> about(OutgoingEvent event, List<Resource> resources) {
    return switch (event.focusType()) {
      case "QuestionnaireResponse" -> form(event).stream().toList();
      case "Condition" -> marking(event, resources);
      default -> List.of();
    };
  }

  // A form that was removed says so; what it was is in the version before.
  private Optional<Resource> form(OutgoingEvent event) {
    return record
        .read(event.focusType(), event.focusId())
        .flatMap(
            now ->
                now.deleted()
                    ? record
                        .read(now.type(), now.id(), now.version() - 1)
                        .filter(before -> !before.deleted())
                        .map(before -> withdrawn((QuestionnaireResponse) parse(before)))
                    : Optional.of(parse(now)));
  }

  private static Resource withdrawn(QuestionnaireResponse form) {
    return form.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);
  }

  // With who marked, and what was found, so that each can be named.
  private List<Resource> marking(OutgoingEvent event, List<Resource> resources) {
    var found = new ArrayList<Resource>();
    for (var one : resources) {
      if (one instanceof Condition && one.getIdElement().getIdPart().equals(event.focusId())) {
        record
            .read(event.focusType(), event.focusId())
            .ifPresent(stored -> one.getMeta().setSource(stored.source()));
        found.add(0, one);
      } else if (one instanceof Practitioner
          || one instanceof PractitionerRole
          || one instanceof Observation) {
        found.add(one);
      }
    }
    return found.isEmpty() || !(found.get(0) instanceof Condition) ? List.of() : found;
  }

  private Resource parse(StoredResource stored) {
    var resource = (Resource) fhir.newJsonParser().parseResource(stored.json());
    resource.getMeta().setSource(stored.source());
    return resource;
  }
}
