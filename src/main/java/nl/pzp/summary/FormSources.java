package nl.pzp.summary;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import nl.pzp.intake.ParsedVersions;
import nl.pzp.intake.ShownPatient;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Chooses the resources of a person from which a form is filled: all of the person, the Patient as
 * shown, and the professionals that they refer to.
 */
@Component
public final class FormSources {

  private static final String PATIENT = "Patient";
  private static final Set<String> PROFESSIONALS = Set.of("Practitioner", "PractitionerRole");

  private final PatientRecord record;
  private final ShownPatient patients;
  private final ParsedVersions versions;
  private final FhirContext fhir;

  FormSources(
      PatientRecord record, ShownPatient patients, ParsedVersions versions, FhirContext fhirR4) {
    this.record = record;
    this.patients = patients;
    this.versions = versions;
    this.fhir = fhirR4;
  }

  /** The resources with the versions that they are. */
  public PatientResources.Found of(PersonId id) {
    var person = versions.of(record, id);
    var used = new ArrayList<StoredResource>();
    var resources = new ArrayList<Resource>();
    for (var stored : person.stored(Set.of())) {
      if (!stored.type().equals(PATIENT)) {
        used.add(stored);
        resources.add(versions.parse(stored));
      } else if (patients.isShown(stored)) {
        used.add(stored);
        patients.of(person).ifPresent(resources::add);
      }
    }
    addProfessionals(resources, used);
    return new PatientResources.Found(resources, used);
  }

  // Professionals belong to no patient; follow the references of the patient's resources.
  private void addProfessionals(List<Resource> resources, List<StoredResource> used) {
    var roles = referred(resources);
    roles.forEach(stored -> resources.add(versions.parse(stored)));
    var people = referred(resources.stream().filter(PractitionerRole.class::isInstance).toList());
    people.forEach(stored -> resources.add(versions.parse(stored)));
    used.addAll(roles);
    used.addAll(people);
  }

  private List<StoredResource> referred(Collection<Resource> resources) {
    return resources.stream()
        .flatMap(
            resource ->
                fhir
                    .newTerser()
                    .getAllPopulatedChildElementsOfType(resource, Reference.class)
                    .stream())
        .map(Reference::getReferenceElement)
        .filter(id -> PROFESSIONALS.contains(String.valueOf(id.getResourceType())))
        .map(id -> new IdType(id.getResourceType(), id.getIdPart()).getValue())
        .distinct()
        .map(IdType::new)
        .flatMap(id -> record.read(id.getResourceType(), id.getIdPart()).stream())
        .filter(stored -> !stored.deleted())
        .toList();
  }
}
