package nl.pzp.summary;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
  private final FhirContext fhir;

  PatientResources(PatientRecord record, ShownPatient patients, FhirContext fhir) {
    this.record = record;
    this.patients = patients;
    this.fhir = fhir;
  }

  /**
   * What was found.
   *
   * @param stored the versions that the resources are, for the audit trail
   */
  public record Found(List<Resource> resources, List<StoredResource> stored) {}

  public Found of(PersonId person) {
    var resources = new ArrayList<Resource>();
    var used = new ArrayList<StoredResource>();
    for (var stored : record.current(person, BEARING_ON_PLAN)) {
      if (!stored.type().equals(PATIENT)) {
        resources.add(parse(stored));
        used.add(stored);
      } else if (patients.isShown(stored)) {
        patients.of(person).ifPresent(resources::add);
        used.add(stored);
      }
    }
    // A role leads to its practitioner and its organisation.
    var roles = referred(resources);
    roles.forEach(stored -> resources.add(parse(stored)));
    var beyond = referred(resources.stream().filter(PractitionerRole.class::isInstance).toList());
    beyond.stream().filter(stored -> !roles.contains(stored)).forEach(s -> resources.add(parse(s)));
    used.addAll(roles);
    used.addAll(beyond);
    return new Found(resources, used);
  }

  private List<StoredResource> referred(Collection<Resource> resources) {
    var terser = fhir.newTerser();
    return resources.stream()
        .flatMap(
            resource ->
                terser.getAllPopulatedChildElementsOfType(resource, Reference.class).stream())
        .map(Reference::getReferenceElement)
        .filter(
            id -> id.hasIdPart() && PROFESSIONALS.contains(String.valueOf(id.getResourceType())))
        .map(id -> new IdType(id.getResourceType(), id.getIdPart()).getValue())
        .distinct()
        .sorted()
        .map(IdType::new)
        .flatMap(id -> record.read(id.getResourceType(), id.getIdPart()).stream())
        .filter(stored -> !stored.deleted())
        .toList();
  }

  private Resource parse(StoredResource stored) {
    return (Resource) fhir.newJsonParser().parseResource(stored.json());
  }
}
