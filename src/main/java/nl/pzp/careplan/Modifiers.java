package nl.pzp.careplan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.BackboneType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;

/**
 * Finds unknown modifiers. FHIR forbids processing a resource with a modifier extension or implicit
 * rules that the reader does not know (R4, section 2.4.0).
 */
final class Modifiers {

  private static final String MODIFIER = "modifierExtension";

  private Modifiers() {}

  /**
   * The path of the first unknown modifier, from the resource type down.
   *
   * @param understood URLs of the modifier extensions that the resource itself may have
   */
  static Optional<String> unknown(Resource resource, Collection<String> understood) {
    if (resource.hasImplicitRules()) {
      return Optional.of(resource.fhirType() + ".implicitRules");
    }
    return unknown(resource, resource.fhirType(), understood);
  }

  private static Optional<String> unknown(
      Base element, String path, Collection<String> understood) {
    for (var child : element.children()) {
      var name = child.getName().replace("[x]", "");
      for (var value : child.getValues()) {
        var here = path + "." + name;
        if (name.equals(MODIFIER)
            && !(value instanceof Extension extension && understood.contains(extension.getUrl()))) {
          return Optional.of(here);
        }
        // Only these element types have modifiers; contained resources are checked separately.
        if (value instanceof BackboneElement || value instanceof BackboneType) {
          var inside = unknown(value, here, List.of());
          if (inside.isPresent()) {
            return inside;
          }
        }
      }
    }
    return Optional.empty();
  }
}
