package nl.pzp.palliative;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.Statements;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.intake.ParsedVersions;
import nl.pzp.intake.PersonResources;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Reads from the record what a picture is made of. */
@Component
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
  private final ParsedVersions versions;
  private final CareVocabulary vocabulary;
  private final Statements statements;
  private final PalliativeStatusReader pictures;

  RegionalReading(
      PatientRecord record,
      ParsedVersions versions,
      CareVocabulary vocabulary,
      Statements statements,
      PalliativeStatusReader pictures) {
    this.record = record;
    this.versions = versions;
    this.vocabulary = vocabulary;
    this.statements = statements;
    this.pictures = pictures;
  }

  /** The versions that a picture of this person is made of. */
  public List<StoredResource> stored(PersonId person) {
    return record.snapshot(person).current(TYPES);
  }

  /** The resources that a picture of this person is made of, by their keys. */
  static Map<String, Resource> known(PersonResources person) {
    var known = new LinkedHashMap<String, Resource>();
    person.all(TYPES).forEach(resource -> known.put(key(resource), resource));
    return known;
  }

  // Of a Patient each source has its own.
  static String key(Resource resource) {
    var reference = RelativeReference.of(resource);
    return resource instanceof Patient ? reference + resource.getMeta().getSource() : reference;
  }

  /** The picture of a person as the record has them. */
  public PalliativeStatus picture(PersonId person) {
    return picture(versions.of(record, person));
  }

  /** The same, of a person whose resources are at hand. */
  public PalliativeStatus picture(PersonResources person) {
    return picture(
        record.canonicalPatientId(person.person()).orElseThrow(),
        known(person).values(),
        List.of());
  }

  PalliativeStatus picture(String patientId, Collection<Resource> resources, List<Resource> sent) {
    // Many conversations name the same few professionals.
    var professionals = new HashMap<String, Optional<Resource>>();
    return pictures.of(
        patientId,
        resources,
        reference -> professionals.computeIfAbsent(reference, each -> professional(each, sent)));
  }

  /** The current version of {@code Type/id}, unless it was deleted. */
  Optional<Resource> current(String reference) {
    return stored(reference).map(this::parse);
  }

  /** The current version of a statement's subject or of the adapter's own: never deleted. */
  Optional<Resource> keptForGood(String type, String id) {
    return current(type + "/" + id)
        .filter(resource -> statements.areKeptOf(resource) || vocabulary.isOwn(resource));
  }

  Optional<String> sourceOf(String reference) {
    return stored(reference).map(StoredResource::source);
  }

  Resource parse(StoredResource stored) {
    return versions.parse(stored);
  }

  private Optional<StoredResource> stored(String reference) {
    var id = new IdType(reference);
    return id.hasResourceType() && id.hasIdPart()
        ? record.read(id.getResourceType(), id.getIdPart()).filter(s -> !s.deleted())
        : Optional.empty();
  }

  private Optional<Resource> professional(String reference, List<Resource> sent) {
    return sent.stream()
        .filter(resource -> RelativeReference.of(resource).equals(reference))
        .findFirst()
        .or(
            () ->
                reference.startsWith("PractitionerRole/") ? current(reference) : Optional.empty());
  }
}
