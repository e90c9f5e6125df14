package nl.pzp.intake;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.pzp.record.BusinessIdentifier;
import nl.pzp.record.PersonId;
import nl.pzp.record.ResourceToStore;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The parts of one message as the record will keep them. */
final class StoredShape {

  private final References references;
  private final RegisteredNumbers numbers;
  private final @Nullable PersonId person;
  private final Map<String, String> renamed;
  private final FhirContext fhir = FhirContext.forR4Cached();

  /**
   * @param held whose resources they are, and what they are called
   */
  StoredShape(References references, RegisteredNumbers numbers, HeldPerson held) {
    this.references = references;
    this.numbers = numbers;
    this.person = held.person();
    this.renamed = new HashMap<>(held.renamed());
  }

  /** References to the one mean the other from now on. */
  void rename(String from, String to) {
    renamed.put(from, to);
  }

  /** A part with its id, source and references: a copy, so that a second attempt begins afresh. */
  Resource of(Part part) {
    var resource = Objects.requireNonNull(part.resource(), "only a resource can be written").copy();
    resource.setId(new IdType(part.type(), part.id()));
    resource.getMeta().setSource(part.source());
    for (var reference : references.all(resource)) {
      var text = reference.getReference();
      var now = text == null ? null : renamed.get(text);
      if (now != null) {
        reference.setResource(null);
        reference.setReference(now);
      }
    }
    return resource;
  }

  ResourceToStore toStore(Part part) {
    var resource = of(part);
    var isOfNobody = PatientLinks.isAboutNoPatient(part.type());
    return new ResourceToStore(
        part.type(),
        part.id(),
        fhir.newJsonParser().encodeResourceToString(resource),
        part.source(),
        isOfNobody ? null : person,
        BusinessIdentifiers.of(resource).stream()
            .map(i -> new BusinessIdentifier(i.getSystem(), i.getValue()))
            .distinct()
            .toList(),
        part.condition(),
        isOfNobody ? numbers.of(resource) : List.of());
  }
}
