package nl.pzp.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.pzp.careplan.CarePlanWriter;
import nl.pzp.problem.Problem;
import nl.pzp.record.WriteCondition;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.CommunicationRequest.CommunicationRequestStatus;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DeviceUseStatement.DeviceUseStatementStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/**
 * Takes back what was made from a form that is entered in error, or that no longer says it. Nothing
 * is deleted: it stays, marked as entered in error.
 */
final class Retraction {

  private final CarePlanWriter writer;
  private final PatientRetraction ofPatient;

  Retraction(CarePlanWriter writer, PatientRetraction ofPatient) {
    this.writer = writer;
    this.ofPatient = ofPatient;
  }

  /** Resources made from this form before and not any more. */
  List<Part> of(
      FilledForm form,
      MessageDraft draft,
      Optional<PersonResources> known,
      List<Part> madeNow,
      List<Note> notes) {
    if (known.isEmpty()) {
      return List.of();
    }
    var person = known.get();
    var now = madeNow.stream().map(Part::reference).collect(Collectors.toSet());
    var retracted = new ArrayList<Part>();
    var origins = new ArrayList<Part>();
    for (var provenance : person.versions(Set.of("Provenance"))) {
      if (provenance.resource() instanceof Provenance origin && isOrigin(origin, form)) {
        if (form.answers() == null) {
          nullified(provenance, origin, form).ifPresent(origins::add);
        }
        for (var target : origin.getTarget()) {
          if (!now.contains(target.getReference())) {
            person
                .find(target.getReferenceElement().toUnqualifiedVersionless().getValue())
                .filter(stored -> stored.version().source().equals(form.source()))
                .flatMap(stored -> retracted(stored, form))
                .ifPresent(retracted::add);
          }
        }
      }
    }
    retracted.forEach(
        part ->
            notes.add(
                new Note(
                    form.entry(),
                    Problem.of(ApiProblem.RETRACTED_WITH_FORM)
                        .with("resource", part.reference()))));
    retracted.addAll(origins);
    if (form.answers() == null) {
      retracted.addAll(ofPatient.of(form, person, draft, persons(retracted)));
    }
    return retracted;
  }

  private static Set<String> persons(List<Part> retracted) {
    return retracted.stream()
        .map(Part::reference)
        .filter(reference -> reference.startsWith("RelatedPerson/"))
        .collect(Collectors.toSet());
  }

  // The origin stays, so that the form is still known as the one that said it once.
  private Optional<Part> nullified(ParsedVersion stored, Provenance origin, FilledForm form) {
    var nullified = writer.retracted(origin);
    return nullified.equalsDeep(origin) || !stored.version().source().equals(form.source())
        ? Optional.empty()
        : Optional.of(
            Part.made(
                nullified,
                form.source(),
                WriteCondition.versionMatches(stored.version().version())));
  }

  private static boolean isOrigin(Provenance provenance, FilledForm form) {
    return provenance.getEntity().stream()
        .anyMatch(
            entity ->
                ("QuestionnaireResponse/" + form.id()).equals(entity.getWhat().getReference()));
  }

  private Optional<Part> retracted(ParsedVersion stored, FilledForm form) {
    var resource = stored.copy();
    return markAsError(resource)
        ? Optional.of(
            Part.made(
                resource, form.source(), WriteCondition.versionMatches(stored.version().version())))
        : Optional.empty();
  }

  // The professional of the conversation is no statement that a form can retract.
  private static boolean markAsError(Resource resource) {
    if (resource instanceof Consent consent) {
      var was = consent.getStatus();
      consent.setStatus(ConsentState.ENTEREDINERROR);
      return was != ConsentState.ENTEREDINERROR;
    } else if (resource instanceof Goal goal) {
      var was = goal.getLifecycleStatus();
      goal.setLifecycleStatus(GoalLifecycleStatus.ENTEREDINERROR);
      return was != GoalLifecycleStatus.ENTEREDINERROR;
    } else if (resource instanceof Observation observation) {
      var was = observation.getStatus();
      observation.setStatus(ObservationStatus.ENTEREDINERROR);
      return was != ObservationStatus.ENTEREDINERROR;
    } else if (resource instanceof Encounter encounter) {
      var was = encounter.getStatus();
      encounter.setStatus(EncounterStatus.ENTEREDINERROR);
      return was != EncounterStatus.ENTEREDINERROR;
    } else if (resource instanceof Procedure procedure) {
      var was = procedure.getStatus();
      procedure.setStatus(ProcedureStatus.ENTEREDINERROR);
      return was != ProcedureStatus.ENTEREDINERROR;
    } else if (resource instanceof Device device) {
      var was = device.getStatus();
      device.setStatus(FHIRDeviceStatus.ENTEREDINERROR);
      return was != FHIRDeviceStatus.ENTEREDINERROR;
    } else if (resource instanceof DeviceUseStatement use) {
      var was = use.getStatus();
      use.setStatus(DeviceUseStatementStatus.ENTEREDINERROR);
      return was != DeviceUseStatementStatus.ENTEREDINERROR;
    } else if (resource instanceof CommunicationRequest request) {
      var was = request.getStatus();
      request.setStatus(CommunicationRequestStatus.ENTEREDINERROR);
      return was != CommunicationRequestStatus.ENTEREDINERROR;
    } else if (resource instanceof RelatedPerson person) {
      var was = !person.hasActive() || person.getActive();
      person.setActive(false);
      return was;
    }
    return false;
  }
}
