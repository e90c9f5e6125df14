package nl.pzp.his;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.intake.IdentityTasks;
import nl.pzp.problem.Problem;
import nl.pzp.record.MessageId;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** Finds the patient of a letter: by BSN and birth date together, never by a name. */
final class LetterPatients {

  /** A patient of the record. */
  record Found(PersonId person, String patientId, Optional<Reference> responsible) {}

  private static final Set<String> TYPES = Set.of("Patient", "CareTeam");

  private final PatientRecord record;
  private final IdentityTasks tasks;
  private final FhirContext fhir;
  private final LetterCodes codes;

  LetterPatients(PatientRecord record, FhirContext fhir, LetterCodes codes, IdentityTasks tasks) {
    this.tasks = tasks;
    this.record = record;
    this.fhir = fhir;
    this.codes = codes;
  }

  /**
   * The person with this BSN, if every source that has a birth date agrees with the letter.
   *
   * @throws nl.pzp.problem.ProblemException when no such person exists, or a date differs
   */
  Found find(Letter letter, MessageId file) {
    var person =
        record
            .personByBsn(letter.bsn())
            .orElseThrow(() -> Problem.of(LetterProblem.PATIENT_UNKNOWN).asException());
    var stored = record.current(person, TYPES);
    var patients = resources(stored, Patient.class);
    if (!agree(patients, letter.birthDate())) {
      tasks.toCheck(person, file);
      throw Problem.of(LetterProblem.BIRTH_DATE_DIFFERS).asException();
    }
    var patientId =
        record
            .canonicalPatientId(person)
            .orElseThrow(() -> Problem.of(LetterProblem.PATIENT_UNKNOWN).asException());
    return new Found(person, patientId, responsible(resources(stored, CareTeam.class), patients));
  }

  // A year alone never agrees: a person must look.
  private static boolean agree(List<Patient> patients, LocalDate birthDate) {
    var dates =
        patients.stream()
            .filter(Patient::hasBirthDate)
            .map(patient -> patient.getBirthDateElement().getValueAsString())
            .distinct()
            .toList();
    return dates.equals(List.of(birthDate.toString()));
  }

  private Optional<Reference> responsible(List<CareTeam> teams, List<Patient> patients) {
    return teams.stream()
        .flatMap(team -> team.getParticipant().stream())
        .filter(participant -> !participant.getPeriod().hasEnd() && participant.hasMember())
        .filter(participant -> participant.getRole().stream().anyMatch(codes::isResponsible))
        .map(CareTeam.CareTeamParticipantComponent::getMember)
        .findFirst()
        .or(
            () ->
                patients.stream()
                    .flatMap(patient -> patient.getGeneralPractitioner().stream())
                    .findFirst())
        .map(LetterPatients::plain);
  }

  private static Reference plain(Reference reference) {
    var copy = new Reference(reference.getReference());
    if (reference.hasIdentifier()) {
      copy.setIdentifier(reference.getIdentifier());
    }
    copy.setDisplay(reference.getDisplay());
    return copy;
  }

  private <T> List<T> resources(List<StoredResource> stored, Class<T> type) {
    return stored.stream()
        .filter(each -> !each.deleted())
        .map(each -> fhir.newJsonParser().parseResource(each.json()))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
