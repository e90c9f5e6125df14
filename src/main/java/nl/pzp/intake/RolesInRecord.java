package nl.pzp.intake;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import nl.pzp.record.PatientRecord;
import nl.pzp.stu3.KnownResources;
import nl.pzp.stu3.ReferencedResources;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PractitionerRole;

/** The practitioners behind the roles that the record knows. */
final class RolesInRecord implements ReferencedResources {

  private static final String ROLE = "PractitionerRole";

  private final PatientRecord record;
  private final FhirContext fhir = FhirContext.forR4Cached();

  RolesInRecord(PatientRecord record) {
    this.record = record;
  }

  @Override
  public Optional<PractitionerOfRole> practitionerOf(String roleReference) {
    var id = new IdType(roleReference);
    if (id.isAbsolute() || !ROLE.equals(id.getResourceType())) {
      return Optional.empty();
    }
    return record
        .read(ROLE, id.getIdPart())
        .filter(stored -> !stored.deleted())
        .map(stored -> fhir.newJsonParser().parseResource(PractitionerRole.class, stored.json()))
        .flatMap(role -> KnownResources.of(java.util.List.of(role)).practitionerOf(roleReference));
  }
}
