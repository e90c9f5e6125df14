package nl.pzp.pull;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Finds the references of a source's resources. */
final class Addresses {

  private final FhirContext fhir;

  Addresses(FhirContext fhir) {
    this.fhir = fhir;
  }

  List<Reference> references(Resource resource) {
    return fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class);
  }

  /** The references of a resource, each as {@code Type/id} at its source. */
  List<String> of(Source source, Resource resource) {
    return references(resource).stream()
        .flatMap(reference -> of(source, reference).stream())
        .distinct()
        .toList();
  }

  /** The {@code Type/id} of a reference that is relative or lies below the source's base. */
  static Optional<String> of(Source source, Reference reference) {
    var text = reference.getReference();
    if (text == null || text.startsWith("#")) {
      return Optional.empty();
    }
    var base = source.url() + "/";
    var relative = text.startsWith(base) ? text.substring(base.length()) : text;
    var parts = relative.split("/", -1);
    return parts.length >= 2 && Fetched.isAddress(parts[0], parts[1])
        ? Optional.of(parts[0] + "/" + parts[1])
        : Optional.empty();
  }
}
