package nl.pzp.notify;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import java.util.Set;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import org.hl7.fhir.r4.model.Patient;

/** Identifies a patient to another organisation. */
public final class OutgoingPatient {

  private final PatientRecord record;
  private final FhirContext fhir;
  private final String bsnSystem;

  public OutgoingPatient(PatientRecord record, FhirContext fhir, String bsnSystem) {
    this.record = record;
    this.fhir = fhir;
    this.bsnSystem = bsnSystem;
  }

  /** The valid BSN from the sources, which never give two. */
  public Optional<Bsn> bsn(PersonId person) {
    return record.current(person, Set.of("Patient")).stream()
        .filter(stored -> !stored.deleted())
        .map(stored -> fhir.newJsonParser().parseResource(Patient.class, stored.json()))
        .flatMap(patient -> patient.getIdentifier().stream())
        .filter(identifier -> bsnSystem.equals(identifier.getSystem()) && identifier.hasValue())
        .flatMap(identifier -> Bsn.parse(identifier.getValue()).stream())
        .findFirst();
  }
}
