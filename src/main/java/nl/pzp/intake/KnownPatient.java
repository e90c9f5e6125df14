package nl.pzp.intake;

import java.util.Optional;
import java.util.Set;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** The Patient of a form's own source, to which the form adds what it says of the patient. */
final class KnownPatient {

  private static final String PATIENT = "Patient";

  private final PatientRecord record;
  private final ParsedVersions versions;
  private final ShownPatient shown;

  KnownPatient(PatientRecord record, ParsedVersions versions, ShownPatient shown) {
    this.record = record;
    this.versions = versions;
    this.shown = shown;
  }

  /** The person that the message is about, if the record knows them already. */
  Optional<PersonId> person(MessageSubject whose) {
    if (whose instanceof MessageSubject.Known known) {
      return Optional.of(known.person());
    }
    return whose instanceof MessageSubject.Brought brought
        ? brought
            .identity()
            .bsn()
            .flatMap(record::personByBsn)
            .or(() -> record.personByPatientId(brought.identity().patientId()))
        : Optional.empty();
  }

  /**
   * The Patient in the message, else the one that this source gave before, else a new one of this
   * source that is like the one known: no source changes what another one gave.
   */
  Patient of(FilledForm form, MessageDraft draft, Optional<PersonResources> known) {
    var brought =
        draft.parts().stream()
            .map(Part::resource)
            .filter(Patient.class::isInstance)
            .map(Patient.class::cast)
            .findFirst();
    return brought
        .map(patient -> withId(patient.copy(), patientId(draft)))
        .or(() -> known.map(person -> stored(person, form.source())))
        .orElseGet(() -> withId(new Patient(), patientId(draft)));
  }

  Patient stored(PersonResources person, String source) {
    var own =
        person.versions(Set.of(PATIENT)).stream()
            .filter(patient -> patient.version().source().equals(source))
            .map(patient -> (Patient) patient.copy())
            .findFirst();
    if (own.isPresent() && !ShownPatient.isFromForm(own.get())) {
      return own.get();
    }
    var shownId = record.canonicalPatientId(person.person()).orElseThrow();
    var copy = shown.of(person).orElseGet(Patient::new);
    copy.setMeta(null);
    var id =
        own.map(patient -> patient.getIdElement().getIdPart())
            .orElseGet(() -> DeterministicId.of(source, PATIENT, shownId));
    return ShownPatient.markedAsFromForm(withId(copy, id));
  }

  /** The current resources of a person. */
  PersonResources resources(PersonId person) {
    return versions.of(record, person);
  }

  Resource parse(StoredResource stored) {
    return versions.parse(stored);
  }

  private static String patientId(MessageDraft draft) {
    if (draft.whose() instanceof MessageSubject.Brought brought) {
      return brought.identity().patientId();
    }
    return draft.whose() instanceof MessageSubject.Known known ? known.patientId() : "";
  }

  private static Patient withId(Patient patient, String id) {
    patient.setId(new IdType(PATIENT, id));
    return patient;
  }
}
