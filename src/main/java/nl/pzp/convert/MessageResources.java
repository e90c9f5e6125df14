package nl.pzp.convert;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Assigns ids as the FHIR API does. A PUT keeps its id; a POST gets one from its source and
 * identifier, else from its fullUrl.
 */
final class MessageResources {

  private final FhirContext fhir;
  private final Set<String> bsnSystems;
  private final String source;

  MessageResources(FhirContext fhir, Systems systems, String source) {
    this.fhir = fhir;
    this.bsnSystems = systems.spellings(NamingSystem.BSN);
    this.source = source;
  }

  List<Resource> of(Resource content) {
    var entries =
        content instanceof Bundle bundle
            ? bundle.getEntry().stream().filter(BundleEntryComponent::hasResource).toList()
            : List.of(new BundleEntryComponent().setResource(content));
    var names = new HashMap<String, String>();
    var resources = new ArrayList<Resource>();
    for (var entry : entries) {
      var resource = entry.getResource().copy();
      var own = ownId(resource);
      resource.setId(idOf(entry, own));
      var reference = RelativeReference.of(resource);
      own.ifPresent(id -> names.put(resource.fhirType() + "/" + id, reference));
      if (entry.hasFullUrl()) {
        names.put(entry.getFullUrl(), reference);
      }
      resources.add(resource);
    }
    resources.forEach(resource -> rename(resource, names));
    return resources;
  }

  private void rename(Resource resource, Map<String, String> names) {
    for (var reference :
        fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class)) {
      var name = names.get(reference.getReference());
      if (name != null) {
        reference.setResource(null);
        reference.setReference(name);
      }
    }
  }

  private String idOf(BundleEntryComponent entry, Optional<String> own) {
    var isPosted = entry.getRequest().getMethod() == HTTPVerb.POST;
    return own.filter(id -> !isPosted).orElseGet(() -> madeId(entry, own));
  }

  private String madeId(BundleEntryComponent entry, Optional<String> own) {
    var resource = entry.getResource();
    var type = resource.fhirType();
    var from = resource.getMeta().hasSource() ? resource.getMeta().getSource() : source;
    var identifier = identifier(resource);
    if (identifier != null) {
      return DeterministicId.of(from, type, identifier.getSystem(), identifier.getValue());
    }
    var named = entry.hasFullUrl() ? entry.getFullUrl() : own.orElse(null);
    return named != null
        ? DeterministicId.of(from, type, named)
        : DeterministicId.of(from, type, content(resource));
  }

  // Never the BSN: trying all numbers would recover it from an id.
  private @Nullable Identifier identifier(Resource resource) {
    var property = resource.getNamedProperty("identifier");
    return property == null
        ? null
        : property.getValues().stream()
            .filter(Identifier.class::isInstance)
            .map(Identifier.class::cast)
            .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
            .filter(identifier -> !bsnSystems.contains(identifier.getSystem()))
            .findFirst()
            .orElse(null);
  }

  private static Optional<String> ownId(Resource resource) {
    return Optional.ofNullable(resource.getIdElement().getIdPart())
        .filter(id -> !id.startsWith("urn:"));
  }

  private String content(Resource resource) {
    var copy = resource.copy();
    copy.setMeta(null);
    return fhir.newJsonParser().encodeResourceToString(copy);
  }
}
