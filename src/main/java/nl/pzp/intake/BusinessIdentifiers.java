package nl.pzp.intake;

import java.util.List;
import nl.pzp.record.BusinessIdentifier;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The identifiers of a resource that have a system and a value; a masked one has none. */
final class BusinessIdentifiers {

  private BusinessIdentifiers() {}

  static List<Identifier> of(Resource resource) {
    var property = resource.getNamedProperty("identifier");
    return property == null
        ? List.of()
        : property.getValues().stream()
            .filter(Identifier.class::isInstance)
            .map(Identifier.class::cast)
            .filter(identifier -> identifier.getSystem() != null && identifier.getValue() != null)
            .toList();
  }

  static boolean has(@Nullable Resource resource, BusinessIdentifier wanted) {
    return resource != null
        && of(resource).stream()
            .anyMatch(
                identifier ->
                    identifier.getSystem().equals(wanted.system())
                        && identifier.getValue().equals(wanted.value()));
  }
}
