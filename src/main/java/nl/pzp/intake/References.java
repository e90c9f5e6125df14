package nl.pzp.intake;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Makes the references of a message point at what will be in the record. */
final class References {

  private final PatientRecord record;
  private final IdGiver ids;
  private final FhirContext fhir;

  References(PatientRecord record, IdGiver ids, FhirContext fhir) {
    this.record = record;
    this.ids = ids;
    this.fhir = fhir;
  }

  /**
   * Rewrites every reference of a resource.
   *
   * @param names what the message calls its own resources, with what they will be called
   * @param parts the resources of the message, in which conditions may find theirs
   * @throws nl.pzp.problem.ProblemException when one points at nothing, or at several
   */
  void resolve(Part part, Map<String, String> names, List<Part> parts, String base) {
    var resource = part.resource();
    if (resource == null) {
      return;
    }
    for (var reference : all(resource)) {
      var text = reference.getReference();
      if (text == null || text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      reference.setResource(null);
      var known = names.get(text);
      if (known != null) {
        reference.setReference(known);
      } else if (text.contains("?")) {
        reference.setReference(conditional(text, part, parts));
      } else if (text.startsWith("urn:")) {
        throw unresolved(part);
      } else if (text.startsWith(base + "/")) {
        var own = text.substring(base.length() + 1);
        reference.setReference(names.getOrDefault(own, own));
      }
    }
  }

  List<Reference> all(Resource resource) {
    return fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class);
  }

  private String conditional(String text, Part part, List<Part> parts) {
    var type = text.substring(0, text.indexOf('?'));
    var wanted = EntryReader.identifier(text, type, EntryReader.place(part.entry()));
    var own =
        parts.stream()
            .filter(p -> p.type().equals(type))
            .filter(p -> BusinessIdentifiers.has(p.resource(), wanted))
            .map(Part::reference)
            .distinct()
            .toList();
    var found = own.isEmpty() ? stored(type, wanted.system(), wanted.value()) : own;
    if (found.isEmpty()) {
      throw unresolved(part);
    }
    if (found.size() > 1) {
      throw Problem.of(ApiProblem.REFERENCE_AMBIGUOUS)
          .at(EntryReader.place(part.entry()))
          .asException();
    }
    return found.get(0);
  }

  private List<String> stored(String type, String system, String value) {
    if (type.equals("Patient") && ids.isBsnSystem(system)) {
      return Bsn.parse(value)
          .flatMap(record::personByBsn)
          .flatMap(record::canonicalPatientId)
          .map(id -> "Patient/" + id)
          .map(List::of)
          .orElse(List.of());
    }
    return record.byIdentifier(type, system, value).stream()
        .map(stored -> stored.type() + "/" + stored.id())
        .toList();
  }

  /** The id of a relative reference to this type, if it is one. */
  static Optional<String> idOf(Reference reference, String type) {
    var element = reference.getReferenceElement();
    return !element.isAbsolute() && type.equals(element.getResourceType())
        ? Optional.ofNullable(element.getIdPart())
        : Optional.empty();
  }

  private static RuntimeException unresolved(Part part) {
    return Problem.of(ApiProblem.REFERENCE_UNRESOLVED)
        .at(EntryReader.place(part.entry()))
        .asException();
  }
}
