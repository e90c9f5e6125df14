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
 * Finds what forbids to read a resource: FHIR says of a modifier extension and of implicit rules
 * that whoever does not know them must not process what carries them (R4, section 2.4.0).
 */
final class Modifiers {

  private static final String MODIFIER = "modifierExtension";

  private Modifiers() {}

  /**
   * The path of the first modifier that is not understood, from the resource's type down.
   *
   * @param understood urls of the modifier extensions that the resource itself may carry
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
        // No other element has modifiers; a resource that is carried along is read by itself.
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
