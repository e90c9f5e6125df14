package nl.pzp.fhirapi.stu3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.fhirapi.Reads;
import nl.pzp.intake.Door;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import nl.pzp.stu3.KnownResources;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Collects the related resources that conversion to STU3 needs: the practitioners behind roles, the
 * names of contact persons, the document of an advance directive. Never includes a resource of
 * another person.
 */
@Component
final class ConversionContext {

  private static final Set<String> NAMED = Set.of("PractitionerRole", "RelatedPerson");
  private static final Set<String> DOCUMENTS = Set.of("Binary", "DocumentReference");

  private final PatientRecord record;
  private final Reads reads;

  /** The related resources, and those that still need an audit of their disclosure. */
  record Brought(KnownResources known, Optional<PersonId> person, List<StoredResource> documents) {}

  ConversionContext(PatientRecord record, Reads reads) {
    this.record = record;
    this.reads = reads;
  }

  Brought of(List<Resource> resources) {
    var known = KnownResources.of(resources);
    var documents = new ArrayList<StoredResource>();
    Optional<PersonId> person = Optional.empty();
    var seen = new java.util.HashSet<String>();
    for (var resource : resources) {
      for (var reference : reads.references(resource)) {
        named(reference)
            .filter(id -> seen.add(id.getValue()))
            .flatMap(id -> record.read(id.getResourceType(), id.getIdPart()))
            .filter(stored -> !stored.deleted())
            .ifPresent(stored -> known.add(reads.parse(stored), null));
      }
      if (resource instanceof Consent consent && consent.hasSourceAttachment()) {
        var patient = personOf(consent.getPatient());
        person = person.or(() -> patient);
        document(consent, patient)
            .ifPresent(
                stored -> {
                  known.add(reads.parse(stored), consent.getSourceAttachment().getUrl());
                  documents.add(stored);
                });
      }
    }
    return new Brought(known, person, documents);
  }

  private static Optional<IdType> named(Reference reference) {
    var id = new IdType(reference.getReference());
    return !id.isAbsolute() && NAMED.contains(String.valueOf(id.getResourceType()))
        ? Optional.of(id)
        : Optional.empty();
  }

  private Optional<StoredResource> document(Consent consent, Optional<PersonId> patient) {
    var url = consent.getSourceAttachment().getUrl();
    if (url == null || consent.getSourceAttachment().hasData()) {
      return Optional.empty();
    }
    var id = new IdType(url);
    return isOurs(id) && DOCUMENTS.contains(String.valueOf(id.getResourceType()))
        ? record
            .read(id.getResourceType(), id.getIdPart())
            .filter(stored -> !stored.deleted())
            .filter(stored -> patient.isPresent() && patient.get().equals(stored.person()))
        : Optional.empty();
  }

  // A URL elsewhere can end like one of ours and still name another document.
  private static boolean isOurs(IdType id) {
    return !id.isAbsolute()
        || java.util.Arrays.stream(Door.values())
            .anyMatch(door -> String.valueOf(id.getBaseUrl()).endsWith(door.path()));
  }

  private Optional<PersonId> personOf(Reference patient) {
    return Optional.ofNullable(patient.getReferenceElement().getIdPart())
        .flatMap(record::personByPatientId);
  }
}
