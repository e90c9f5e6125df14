package nl.pzp.bench.neighbours;

import ca.uhn.fhir.context.FhirContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.stu3.KnownResources;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.stu3.Stu3Style;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Resource;

/** The plans of the synthetic people in STU3, by type and id. */
final class Stu3Plans {

  private Stu3Plans() {}

  static Map<String, Resource> of(NeighbourPeople people, Stu3Converter converter) {
    var all = new LinkedHashMap<String, Resource>();
    for (var person : people.all()) {
      var known = KnownResources.of(person.resources());
      var plan = (Bundle) converter.toStu3(person.plan(), known, Stu3Style.full()).resource();
      plan.getEntry()
          .forEach(
              entry -> all.put(RelativeReference.of(entry.getResource()), entry.getResource()));
    }
    return all;
  }

  /** Whether the resource matches the patient or identifier of the search. */
  static boolean meets(Resource resource, Map<String, String> asked) {
    var patient = asked.getOrDefault("patient", asked.get("subject"));
    var identifier = asked.get("identifier");
    if (identifier != null && !has(resource, identifier)) {
      return false;
    }
    var id = asked.get("_id");
    if (id != null && !resource.getIdElement().getIdPart().equals(id)) {
      return false;
    }
    return patient == null
        || references(resource).contains(patient.contains("/") ? patient : "Patient/" + patient);
  }

  private static boolean has(Resource resource, String token) {
    var value = token.substring(token.indexOf('|') + 1);
    var property = resource.getNamedProperty("identifier");
    return property != null
        && property.getValues().stream()
            .filter(Identifier.class::isInstance)
            .map(Identifier.class::cast)
            .anyMatch(
                known ->
                    value.equals(known.getValue())
                        && (!token.contains("|") || token.equals(known.getSystem() + "|" + value)));
  }

  /** Its references, as type and id. */
  static List<String> references(Resource resource) {
    return FhirContext.forDstu3Cached()
        .newTerser()
        .getAllPopulatedChildElementsOfType(resource, Reference.class)
        .stream()
        .map(Reference::getReference)
        .filter(reference -> reference != null && reference.matches("[A-Za-z]+/[A-Za-z0-9.-]+"))
        .toList();
  }
}
