package nl.pzp.summary;

import ca.uhn.fhir.context.FhirContext;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import nl.pzp.intake.ParsedVersions;
import nl.pzp.intake.PersonResources;
import nl.pzp.intake.ShownPatient;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * All that the record has of a patient now and that bears on the plan, with the professionals and
 * organisations that it names.
 */
public final class PatientResources {

  private static final String PATIENT = "Patient";
  private static final Set<String> PROFESSIONALS =
      Set.of("Practitioner", "PractitionerRole", "Organization");

  // Documents can be large, and say nothing here.
  private static final Set<String> BEARING_ON_PLAN =
      Set.of(
          "CareTeam",
          "Communication",
          "Condition",
          "Consent",
          "DetectedIssue",
          "Device",
          "DeviceUseStatement",
          "Encounter",
          "Goal",
          "Observation",
          PATIENT,
          "Procedure",
          "Provenance",
          "QuestionnaireResponse",
          "RelatedPerson",
          "Task");

  private final PatientRecord record;
  private final ShownPatient patients;
  private final ParsedVersions versions;
  private final FhirContext fhir;
  // By the resource itself, as long as a commit may find it again.
  private final Cache<Resource, List<String>> named = Caffeine.newBuilder().weakKeys().build();

  PatientResources(
      PatientRecord record, ShownPatient patients, ParsedVersions versions, FhirContext fhir) {
    this.record = record;
    this.patients = patients;
    this.versions = versions;
    this.fhir = fhir;
  }

  /**
   * The resources found.
   *
   * @param stored the versions that the resources are, for the audit trail
   */
  public record Found(List<Resource> resources, List<StoredResource> stored) {}

  public Found of(PersonId id) {
    var person = versions.of(record, id);
    var collected = collected(person);
    var used = new ArrayList<StoredResource>();
    person.stored(BEARING_ON_PLAN).stream()
        .filter(stored -> !stored.type().equals(PATIENT) || patients.isShown(stored))
        .forEach(used::add);
    used.addAll(collected.professionals());
    return new Found(collected.resources(), used);
  }

  /** The resources alone, of a person who is at hand in a commit; they are not to be changed. */
  List<Resource> of(PersonResources person) {
    return collected(person).resources();
  }

  private record Collected(List<Resource> resources, List<StoredResource> professionals) {}

  private Collected collected(PersonResources person) {
    var shownId = record.canonicalPatientId(person.person());
    var resources = new ArrayList<Resource>();
    for (var known : person.versions(BEARING_ON_PLAN)) {
      if (!known.version().type().equals(PATIENT)) {
        resources.add(known.resource());
      } else if (shownId.filter(known.version().id()::equals).isPresent()) {
        patients.of(person).ifPresent(resources::add);
      }
    }
    // A role leads to its practitioner and its organisation.
    var professionals = new ArrayList<>(referred(resources));
    var roles = professionals.stream().map(versions::parse).toList();
    resources.addAll(roles);
    referred(roles.stream().filter(PractitionerRole.class::isInstance).toList()).stream()
        .filter(stored -> !professionals.contains(stored))
        .toList()
        .forEach(
            stored -> {
              professionals.add(stored);
              resources.add(versions.parse(stored));
            });
    return new Collected(resources, professionals);
  }

  private List<StoredResource> referred(Collection<Resource> resources) {
    return resources.stream()
        .flatMap(resource -> named.get(resource, this::professionals).stream())
        .distinct()
        .sorted()
        .map(IdType::new)
        .flatMap(id -> record.read(id.getResourceType(), id.getIdPart()).stream())
        .filter(stored -> !stored.deleted())
        .toList();
  }

  private List<String> professionals(Resource resource) {
    return fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
        .map(Reference::getReferenceElement)
        .filter(
            id -> id.hasIdPart() && PROFESSIONALS.contains(String.valueOf(id.getResourceType())))
        .map(id -> new IdType(id.getResourceType(), id.getIdPart()).getValue())
        .distinct()
        .toList();
  }
}
