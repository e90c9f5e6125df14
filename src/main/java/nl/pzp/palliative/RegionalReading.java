package nl.pzp.palliative;

import ca.uhn.fhir.context.FhirContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Reads from the record what a picture is made of. */
public final class RegionalReading {

  private static final Set<String> TYPES =
      Set.of(
          "CareTeam",
          "Communication",
          "Condition",
          "DetectedIssue",
          "DocumentReference",
          "Flag",
          "Patient",
          "Procedure",
          "Provenance",
          "Task");

  private final PatientRecord record;
  private final FhirContext fhir;
  private final PalliativeStatusReader pictures;

  RegionalReading(PatientRecord record, FhirContext fhir, PalliativeStatusReader pictures) {
    this.record = record;
    this.fhir = fhir;
    this.pictures = pictures;
  }

  /** The versions that a picture of this person is made of. */
  public List<StoredResource> stored(PersonId person) {
    return record.current(person, TYPES);
  }

  /** The same, read, by their keys. */
  Map<String, Resource> known(PersonId person) {
    var known = new LinkedHashMap<String, Resource>();
    for (var stored : stored(person)) {
      var resource = parse(stored);
      // Of a Patient each source has its own.
      known.put(
          stored.type()
              + "/"
              + stored.id()
              + (stored.type().equals("Patient") ? stored.source() : ""),
          resource);
    }
    return known;
  }

  // Of a Patient each source has its own.
  static String key(Resource resource) {
    var reference = DerivedResources.reference(resource);
    return resource instanceof Patient ? reference + resource.getMeta().getSource() : reference;
  }

  /** The picture of a person as the record has them. */
  public PalliativeStatus picture(PersonId person) {
    return picture(
        record.canonicalPatientId(person).orElseThrow(), known(person).values(), List.of());
  }

  PalliativeStatus picture(String patientId, Collection<Resource> resources, List<Resource> sent) {
    return pictures.of(patientId, resources, reference -> professional(reference, sent));
  }

  /** The current version of {@code Type/id}, unless it was deleted. */
  Optional<Resource> current(String reference) {
    return stored(reference).map(this::parse);
  }

  Optional<String> sourceOf(String reference) {
    return stored(reference).map(StoredResource::source);
  }

  Resource parse(StoredResource stored) {
    var resource = (Resource) fhir.newJsonParser().parseResource(stored.json());
    resource.getMeta().setSource(stored.source());
    return resource;
  }

  private Optional<StoredResource> stored(String reference) {
    var id = new IdType(reference);
    return id.hasResourceType() && id.hasIdPart()
        ? record.read(id.getResourceType(), id.getIdPart()).filter(s -> !s.deleted())
        : Optional.empty();
  }

  private Optional<Resource> professional(String reference, List<Resource> sent) {
    return sent.stream()
        .filter(resource -> DerivedResources.reference(resource).equals(reference))
        .findFirst()
        .or(
            () ->
                reference.startsWith("PractitionerRole/") ? current(reference) : Optional.empty());
  }
}
