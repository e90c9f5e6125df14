package nl.pzp.epd;

import ca.uhn.fhir.context.FhirContext;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.epd.hl7v2.Hl7Message;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.MessageId;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;

/** Finds the patient of a message: by identifiers alone, never by a name. */
final class PatientReader {

  private static final String PATIENT = "Patient";

  private final PatientRecord record;
  private final Systems systems;
  private final Hl7Data data;
  private final Demographics demographics;
  private final FhirContext fhir;
  private final Supplier<UUID> newIds;

  PatientReader(
      PatientRecord record,
      Systems systems,
      Hl7Data data,
      FhirContext fhir,
      Supplier<UUID> newIds) {
    this.record = record;
    this.systems = systems;
    this.data = data;
    this.demographics = new Demographics(data);
    this.fhir = fhir;
    this.newIds = newIds;
  }

  /** The numbers in PID-3. */
  PatientNumbers numbers(Hl7Message message, Sender sender) {
    return numbers(message, "PID", 3, sender);
  }

  /** The identifiers of the patient who is merged into the other. */
  PatientNumbers mergedNumbers(Hl7Message message, Sender sender) {
    return numbers(message, "MRG", 1, sender);
  }

  private PatientNumbers numbers(Hl7Message message, String segment, int field, Sender sender) {
    return PatientNumbers.of(
        RequiredFields.required(message, segment).repetitions(field),
        segment + "-" + field,
        sender,
        data,
        systems.oid(NamingSystem.BSN));
  }

  /** The sender's Patient, updated from the message, under its existing or new id. */
  Patient read(Hl7Message message, Sender sender) {
    var numbers = numbers(message, sender);
    var known = own(numbers, sender);
    var patient =
        known
            .map(stored -> (Patient) fhir.newJsonParser().parseResource(stored.json()))
            .orElseGet(Patient::new);
    patient.setMeta(null);
    patient.setId(
        new IdType(PATIENT, known.map(StoredResource::id).orElseGet(() -> newId(numbers, sender))));
    identify(patient, numbers);
    demographics.read(RequiredFields.required(message, "PID"), patient);
    return patient;
  }

  /**
   * The id of a Patient when the record knows the person by all numbers in the message. Empty when
   * the message must supply the Patient.
   */
  Optional<String> knownId(PatientNumbers numbers, Sender sender) {
    var own = own(numbers, sender);
    if (own.isPresent()) {
      var sameBsn =
          numbers.bsn().isEmpty()
              || numbers
                  .bsn()
                  .flatMap(record::personByBsn)
                  .equals(Optional.ofNullable(own.get().person()));
      return sameBsn ? own.map(StoredResource::id) : Optional.empty();
    }
    return numbers.bsn().flatMap(record::personByBsn).flatMap(record::canonicalPatientId);
  }

  /** The person whom the numbers identify; empty when the record does not know them. */
  Optional<PersonId> person(PatientNumbers numbers, Sender sender) {
    var byOwn = own(numbers, sender).flatMap(stored -> Optional.ofNullable(stored.person()));
    var byBsn = numbers.bsn().flatMap(record::personByBsn);
    if (byOwn.isPresent() && byBsn.isPresent() && !byOwn.equals(byBsn)) {
      throw RequiredFields.at(EpdProblem.NUMBERS_OF_TWO_PATIENTS, "PID-3");
    }
    return byOwn.or(() -> byBsn);
  }

  /**
   * Adds to the Patient a link to the merged patient, by every id that others know. Subscribers
   * then recognise the patient they knew.
   *
   * @param gone the merged person, unless both are one already
   * @param message that reports the merge; a repeat after an unfinished merge gives the same links
   */
  void replaces(Patient kept, Optional<PersonId> gone, MessageId message) {
    var keptId = kept.getIdElement().getIdPart();
    var now = record.personByPatientId(keptId);
    var ids =
        gone.filter(person -> !Optional.of(person).equals(now))
            .map(record::patientIds)
            .orElseGet(() -> record.patientIdsMergedBy(message));
    for (var id : ids) {
      var reference = PATIENT + "/" + id;
      if (!id.equals(keptId)
          && kept.getLink().stream()
              .noneMatch(link -> reference.equals(link.getOther().getReference()))) {
        kept.addLink().setType(LinkType.REPLACES).setOther(new Reference(reference));
      }
    }
  }

  private Optional<StoredResource> own(PatientNumbers numbers, Sender sender) {
    var found = new LinkedHashSet<StoredResource>();
    for (var number : numbers.own()) {
      record.byIdentifier(PATIENT, number.system(), number.value()).stream()
          .filter(stored -> stored.source().equals(sender.source()))
          .filter(stored -> found.stream().noneMatch(other -> other.id().equals(stored.id())))
          .forEach(found::add);
    }
    if (found.stream().map(StoredResource::person).distinct().count() > 1) {
      throw RequiredFields.at(EpdProblem.NUMBERS_OF_TWO_PATIENTS, "PID-3");
    }
    if (found.isEmpty() && numbers.own().isEmpty()) {
      return numbers
          .bsn()
          .flatMap(record::personByBsn)
          .flatMap(
              person ->
                  record.current(person, Set.of(PATIENT)).stream()
                      .filter(stored -> stored.source().equals(sender.source()))
                      .findFirst());
    }
    return found.stream().findFirst();
  }

  // An id derived from a BSN would reveal it to anybody who tries all BSNs.
  private String newId(PatientNumbers numbers, Sender sender) {
    return numbers.own().stream()
        .findFirst()
        .map(
            number -> DeterministicId.of(sender.source(), PATIENT, number.system(), number.value()))
        .orElseGet(() -> newIds.get().toString());
  }

  private void identify(Patient patient, PatientNumbers numbers) {
    var bsn = systems.uri(NamingSystem.BSN);
    numbers.bsn().ifPresent(valid -> set(patient, bsn, valid.value()));
    if (numbers.bsn().isEmpty()) {
      numbers
          .wrongBsn()
          .filter(
              wrong -> patient.getIdentifier().stream().noneMatch(i -> bsn.equals(i.getSystem())))
          .ifPresent(wrong -> set(patient, bsn, wrong));
    }
    numbers.own().forEach(number -> set(patient, number.system(), number.value()));
  }

  private static void set(Patient patient, String system, String value) {
    patient.getIdentifier().removeIf(i -> system.equals(i.getSystem()));
    patient.addIdentifier().setSystem(system).setValue(value);
  }
}
