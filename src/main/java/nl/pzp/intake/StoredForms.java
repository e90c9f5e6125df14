package nl.pzp.intake;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Resource;

/** Knows a posted form again that the record had before. */
final class StoredForms {

  private static final int MOST_VERSIONS = 200;

  private final PatientRecord record;
  private final FhirContext fhir;

  StoredForms(PatientRecord record, FhirContext fhir) {
    this.record = record;
    this.fhir = fhir;
  }

  /**
   * The version that came after this one, when what is posted now is an earlier version: a late
   * repeat must not undo what came later.
   */
  Optional<StoredResource> supersededBy(Resource form) {
    var id = form.getIdElement().getIdPart();
    var current = record.read(form.fhirType(), id).filter(stored -> !stored.deleted());
    if (current.isEmpty() || current.get().version() == 1) {
      return Optional.empty();
    }
    var content = content(form);
    return content.equals(content(current.get()))
            || record.history(form.fhirType(), id, MOST_VERSIONS).stream()
                .filter(stored -> !stored.deleted())
                .noneMatch(stored -> content.equals(content(stored)))
        ? Optional.empty()
        : current;
  }

  private String content(StoredResource stored) {
    return content((Resource) fhir.newJsonParser().parseResource(stored.json()));
  }

  private String content(Resource resource) {
    var copy = resource.copy();
    copy.setId(resource.getIdElement().getIdPart());
    copy.getMeta().setVersionId(null).setLastUpdated(null);
    return fhir.newJsonParser().encodeResourceToString(copy);
  }
}
