package nl.pzp.summary;

import java.util.List;
import java.util.Objects;
import nl.pzp.audit.AuditEntry;
import nl.pzp.audit.AuditOutcome;
import nl.pzp.audit.AuditTrail;
import nl.pzp.intake.ApiProblem;
import nl.pzp.problem.Problem;
import nl.pzp.record.OutgoingEvent;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import nl.pzp.security.Interaction;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** The patient of an event that leaves, and the audit of what left about them. */
final class EventPatients {

  /**
   * A patient with what is known of them now.
   *
   * @param stored the versions that the resources are, for the audit trail
   */
  record EventPatient(
      PersonId person, Patient patient, List<Resource> resources, List<StoredResource> stored) {}

  private final PatientResources patients;
  private final AuditTrail audit;

  EventPatients(PatientResources patients, AuditTrail audit) {
    this.patients = patients;
    this.audit = audit;
  }

  /**
   * The patient of an event.
   *
   * @throws nl.pzp.problem.ProblemException when the person of the event has no Patient any more
   */
  EventPatient of(OutgoingEvent event) {
    var found = patients.of(event.person());
    var patient =
        found.resources().stream()
            .filter(Patient.class::isInstance)
            .map(Patient.class::cast)
            .findFirst()
            .orElseThrow(() -> Problem.of(ApiProblem.NOT_FOUND).asException());
    return new EventPatient(event.person(), patient, found.resources(), found.stored());
  }

  /** Notes in the audit trail that everything known of a patient left by this way. */
  void left(EventPatient about, String wayOut) {
    audit.record(
        new AuditEntry(
            wayOut,
            Interaction.READ,
            AuditOutcome.SUCCESS,
            wayOut,
            wayOut,
            "Patient",
            about.person(),
            about.patient().getIdElement().getIdPart(),
            about.stored().stream().map(Objects::toString).toList(),
            null,
            null,
            List.of()));
  }
}
