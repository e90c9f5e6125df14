package nl.pzp.notify.topic;

import ca.uhn.fhir.context.FhirContext;
import java.util.Set;
import java.util.TreeSet;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the organisations of a reference: the organisation itself, or that of a
 * PractitionerRole.
 */
public final class NamedOrganisations {

  private static final Set<String> TYPES = Set.of("Organization", "PractitionerRole");

  private final PatientRecord record;
  private final FhirContext fhir;

  public NamedOrganisations(PatientRecord record, FhirContext fhir) {
    this.record = record;
    this.fhir = fhir;
  }

  /** Each as {@code Organization/id}, and as {@code system|value} of its identifiers. */
  public Set<String> by(Reference reference) {
    var found = new TreeSet<String>();
    add(reference, found);
    return found;
  }

  private void add(Reference reference, Set<String> found) {
    add(reference.getIdentifier(), found);
    var id = reference.getReferenceElement();
    if (!id.hasResourceType() || !id.hasIdPart()) {
      return;
    }
    if (id.getResourceType().equals("Organization")) {
      found.add("Organization/" + id.getIdPart());
    }
    if (TYPES.contains(id.getResourceType())) {
      record
          .read(id.getResourceType(), id.getIdPart())
          .map(this::parse)
          .ifPresent(
              resource -> {
                if (resource instanceof Organization organisation) {
                  organisation.getIdentifier().forEach(identifier -> add(identifier, found));
                } else if (resource instanceof PractitionerRole role) {
                  add(role.getOrganization(), found);
                }
              });
    }
  }

  private static void add(Identifier identifier, Set<String> found) {
    if (identifier.hasSystem() && identifier.hasValue()) {
      found.add(identifier.getSystem() + "|" + identifier.getValue());
    }
  }

  private @Nullable Resource parse(StoredResource stored) {
    return stored.deleted() ? null : (Resource) fhir.newJsonParser().parseResource(stored.json());
  }
}
