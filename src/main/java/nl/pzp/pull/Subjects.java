package nl.pzp.pull;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Patient;

/** Finds the BSN by which sources are asked for a person of the record. */
final class Subjects {

  private static final int WHOLE_DATE = "2000-01-01".length();

  private final PatientRecord record;
  private final FhirContext fhir;
  private final Set<String> bsnSystems;

  Subjects(PatientRecord record, FhirContext fhir, Set<String> bsnSystems) {
    this.record = record;
    this.fhir = fhir;
    this.bsnSystems = bsnSystems;
  }

  /**
   * The patient of a request.
   *
   * @throws nl.pzp.problem.ProblemException when the record does not know the patient or their BSN
   */
  PullSubject of(PullRequest.Asked patient) {
    if (patient instanceof PullRequest.ByBsn asked) {
      return record
          .personByBsn(asked.bsn())
          .map(this::of)
          .orElseGet(
              () -> new PullSubject(asked.bsn(), Optional.empty(), Optional.empty(), List.of()));
    }
    return record
        .personByPatientId(((PullRequest.ById) patient).id())
        .map(this::of)
        .orElseThrow(() -> Problem.of(PullProblem.PATIENT_NOT_IN_RECORD).asException());
  }

  /**
   * The person, with BSN and birth dates.
   *
   * @throws nl.pzp.problem.ProblemException when the record does not know their BSN
   */
  PullSubject of(PersonId person) {
    var patients = patients(person);
    var bsn =
        patients.stream()
            .flatMap(patient -> patient.getIdentifier().stream())
            .filter(i -> bsnSystems.contains(String.valueOf(i.getSystem())) && i.hasValue())
            .flatMap(i -> Bsn.parse(i.getValue()).stream())
            // A source may have another number for a merged person.
            .filter(number -> record.personByBsn(number).equals(Optional.of(person)))
            .findFirst()
            .orElseThrow(() -> Problem.of(PullProblem.NO_BSN_IN_RECORD).asException());
    var birthDates =
        patients.stream()
            .map(patient -> String.valueOf(patient.getBirthDateElement().getValueAsString()))
            .filter(date -> date.length() == WHOLE_DATE)
            .distinct()
            .toList();
    return new PullSubject(bsn, Optional.of(person), record.canonicalPatientId(person), birthDates);
  }

  /** Whether any source reports that the person has died. */
  boolean hasDied(PersonId person) {
    return patients(person).stream()
        .anyMatch(
            patient ->
                patient.hasDeceased()
                    && !(patient.getDeceased() instanceof BooleanType said && !said.getValue()));
  }

  private List<Patient> patients(PersonId person) {
    return record.current(person, Set.of("Patient")).stream()
        .filter(stored -> !stored.deleted())
        .map(stored -> fhir.newJsonParser().parseResource(Patient.class, stored.json()))
        .toList();
  }
}
